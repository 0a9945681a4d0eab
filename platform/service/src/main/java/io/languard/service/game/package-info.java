/** Games and their capabilities, as they are registered at this moment. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.languard.service.game;
