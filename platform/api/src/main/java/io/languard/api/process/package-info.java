/** Capability <code>process_config</code>: how a game server is started, known to be ready, and stopped. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.languard.api.process;
