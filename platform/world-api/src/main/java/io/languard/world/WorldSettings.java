package io.languard.world;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The platform's settings, already validated, as a provisioner reads them. Safe for use by multiple threads. */
@ProviderType
public interface WorldSettings {

    /**
     * Returns the value of a setting: the configured value or, if none is configured, the default.
     *
     * @return empty if the setting has neither, is secret or does not exist
     */
    Optional<String> value(String name);
}
