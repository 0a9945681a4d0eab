package io.languard.launcher;

import io.languard.service.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The properties that the framework is created with; bundles read them too. */
final class FrameworkProperties {

    private FrameworkProperties() {}

    static Map<String, String> of(LanguardHome languardHome, String version, Map<String, String> settings) {
        Map<String, String> properties = fixed();
        properties.put("gosh.home", languardHome.path().resolve("lib/gosh").toString());
        properties.put("languard.home", languardHome.path().toString());
        properties.put("languard.version", version);
        settings.forEach((name, value) -> properties.put(Settings.PROPERTY_PREFIX + name, value));
        return properties;
    }

    private static Map<String, String> fixed() {
        Properties fixed = new Properties();
        try (InputStream in = FrameworkProperties.class.getResourceAsStream("framework.properties")) {
            fixed.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> properties = new HashMap<>();
        fixed.stringPropertyNames().forEach(name -> properties.put(name, fixed.getProperty(name)));
        return properties;
    }
}
