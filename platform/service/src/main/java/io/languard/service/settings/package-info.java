/**
 * What Languard can be told from outside: every setting, its default, and what it may be.
 *
 * <p>{@link io.languard.service.settings.Setting} is the one table of settings; reading, checking, the shipped
 * {@code conf/languard.properties} and every message about a bad value come from it. The launcher reads the settings and
 * hands them on as framework properties; inside the framework the same {@link io.languard.service.settings.Settings} is
 * a service.
 */
@org.jspecify.annotations.NullMarked
@Export
@Version("1.0.0")
package io.languard.service.settings;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
