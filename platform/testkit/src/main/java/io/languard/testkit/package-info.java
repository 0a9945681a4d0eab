/** For tests of adapters: server snapshots to ask capabilities about, and a game server program that does as it is told. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.languard.testkit;
