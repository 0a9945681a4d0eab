/** Capability <code>config_generator</code>: schemas, defaults, the files that a game reads, and the import of existing ones. */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.2.0")
package io.languard.api.config;
