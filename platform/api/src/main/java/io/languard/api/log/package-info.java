/** Capability <code>log_parser</code>: log lines converted to records, players and events. */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.1.0")
package io.languard.api.log;
