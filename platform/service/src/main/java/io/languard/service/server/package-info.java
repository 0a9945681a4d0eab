/** Game servers: what doors ask for and what the store keeps. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.languard.service.server;
