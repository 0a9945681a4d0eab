/** Capability <code>log_parser</code>: from lines of text to records, players and states. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.languard.api.log;
