package io.languard.core.world;

import io.languard.service.settings.Settings;
import io.languard.world.WorldSettings;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Provides the platform's settings to the provisioner. */
@Component
public class WorldSettingsProvider implements WorldSettings {

    private final Settings settings;

    @Activate
    public WorldSettingsProvider(@Reference Settings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<String> value(String name) {
        return settings.publicValue(name);
    }
}
