/** Worlds on demand: one container per player. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package io.languard.api.world;
