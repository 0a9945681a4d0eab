/**
 * The types that all adapters use: the adapter itself, the declaration of capabilities, and the game server that is
 * passed to them.
 */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.languard.api;
