/** What an adapter is: its identity and the game server that every capability is asked about. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.languard.api;
