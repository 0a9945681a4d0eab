/** Part <code>backup</code> of the process configuration: what belongs in a backup of a server. */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.languard.api.backup;
