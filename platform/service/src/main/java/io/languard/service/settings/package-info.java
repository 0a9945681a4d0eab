/**
 * The settings of Languard, with their defaults and permitted values.
 *
 * <p>{@link io.languard.service.settings.Setting} declares every setting; reading, validation, the shipped
 * {@code conf/languard.properties} and the messages about invalid values are based on it. The launcher reads the
 * settings and passes them to the framework as properties; inside the framework
 * {@link io.languard.service.settings.Settings} is a service.
 */
@org.jspecify.annotations.NullMarked
@Export
@Version("1.0.0")
package io.languard.service.settings;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
