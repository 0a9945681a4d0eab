/** What happens, told to whoever listens, and the audit trail made of it. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.languard.service.event;
