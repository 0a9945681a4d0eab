/** The one exception and the one list of error codes that cross a bundle border. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.languard.api.error;
