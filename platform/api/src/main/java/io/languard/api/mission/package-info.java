/** Capability <code>mission_manager</code>: mission files. */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.1.0")
package io.languard.api.mission;
