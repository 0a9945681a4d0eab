/**
 * The contract between the platform and a provisioner of on-demand worlds: one container per player.
 *
 * <p>Game adapters do not use this package.
 */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.languard.world;
