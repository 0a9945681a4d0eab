/** Worlds on demand: one container per player. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.languard.api.world;
