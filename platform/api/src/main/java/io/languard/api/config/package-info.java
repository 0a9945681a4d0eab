/** Capability <code>config_generator</code>: schemas, defaults, and the files that a game reads. */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.1.0")
package io.languard.api.config;
