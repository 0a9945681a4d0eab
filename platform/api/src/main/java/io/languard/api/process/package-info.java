/** Capability <code>process_config</code>: starting a game server, detecting its readiness, and stopping it. */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.1.0")
package io.languard.api.process;
