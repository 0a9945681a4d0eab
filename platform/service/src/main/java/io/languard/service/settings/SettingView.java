package io.languard.service.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A setting as administrators see it.
 *
 * @param value the value in effect; {@code null} if it has none, {@value #MASK} if it is a secret
 * @param defaultValue {@code null} if it has none, {@value #MASK} if it is a secret
 * @param allowed what values are allowed, for people
 */
public record SettingView(
        String name,
        @Nullable String value,
        @JsonProperty("default") @Nullable String defaultValue,
        SettingSource source,
        boolean secret,
        String allowed,
        String description) {

    /** What is shown in place of a secret. */
    public static final String MASK = "***";

    /** Where a value comes from. */
    public enum SettingSource {
        /** An environment variable. */
        ENVIRONMENT,
        /** The settings file. */
        FILE,
        /** Neither. */
        DEFAULT
    }

    /**
     * Returns the view of a setting.
     *
     * @param accepted the value in effect; {@code null} for the default
     */
    public static SettingView of(Setting setting, @Nullable String accepted, SettingSource source) {
        Optional<String> value = Optional.ofNullable(accepted).or(setting::defaultValue);
        return new SettingView(
                setting.name(),
                shown(setting, value),
                shown(setting, setting.defaultValue()),
                source,
                setting.secret(),
                setting.allowed(),
                setting.description());
    }

    private static @Nullable String shown(Setting setting, Optional<String> value) {
        return value.map(text -> setting.secret() ? MASK : text).orElse(null);
    }
}
