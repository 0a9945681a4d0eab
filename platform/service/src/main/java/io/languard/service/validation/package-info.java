/** What people may type, whichever door they type it at. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.languard.service.validation;
