package io.languard.launcher;

import io.languard.service.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Constants;

/** The properties of the framework. */
final class FrameworkProperties {

    /**
     * The packages that bundles share with the launcher's class path. slf4j is exported for users of both major
     * versions.
     */
    private static final String SHARED = String.join(
            ",",
            "org.slf4j;org.slf4j.event;org.slf4j.helpers;org.slf4j.spi;version=2.0.17",
            "org.slf4j;org.slf4j.event;org.slf4j.helpers;org.slf4j.spi;version=1.7.36",
            "org.osgi.service.log;version=1.5.0",
            "org.osgi.service.component;org.osgi.service.component.runtime;org.osgi.service.component.runtime.dto;version=1.5.1",
            "org.osgi.util.promise;version=1.3.0",
            "org.osgi.util.function;version=1.2.0",
            "org.osgi.util.tracker;version=1.5.4",
            "com.opencsv;com.opencsv.exceptions;version=5.11.2",
            "sun.misc");

    /** Some libraries require a service loader mediator but do not need it: no bundle provides services for them. */
    private static final String CAPABILITIES =
            "osgi.extender;osgi.extender=\"osgi.serviceloader.processor\";version:Version=\"1.0\","
                    + "osgi.extender;osgi.extender=\"osgi.serviceloader.registrar\";version:Version=\"1.0\"";

    private FrameworkProperties() {}

    static Map<String, String> of(LanguardHome languardHome, String version, Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED);
        properties.put(Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, CAPABILITIES);
        properties.put("ds.loglevel", "2");
        properties.put("gosh.args", "--nointeractive --noshutdown");
        properties.put("gosh.home", languardHome.path().resolve("lib/gosh").toString());
        properties.put("languard.home", languardHome.path().toString());
        properties.put("languard.version", version);
        settings.forEach((name, value) -> properties.put(Settings.PROPERTY_PREFIX + name, value));
        return properties;
    }
}
