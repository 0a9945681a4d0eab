/** Helpers for tests of adapters: server snapshots, free ports, and a controllable game server program. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.languard.testkit;
