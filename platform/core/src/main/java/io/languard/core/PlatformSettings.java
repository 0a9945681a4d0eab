package io.languard.core;

import io.languard.service.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The settings that the launcher has validated and passed as framework properties. */
@Component(service = Settings.class)
public class PlatformSettings extends Settings {

    @Activate
    public PlatformSettings(BundleContext context) {
        super(read(context));
    }

    private static Map<String, String> read(BundleContext context) {
        Map<String, String> values = new HashMap<>();
        for (String name : Settings.names()) {
            String value = context.getProperty(Settings.PROPERTY_PREFIX + name);
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }
}
