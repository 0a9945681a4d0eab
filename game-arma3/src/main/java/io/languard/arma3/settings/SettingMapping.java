package io.languard.arma3.settings;

import io.languard.api.ConfigSection;
import io.languard.arma3.config.ConfigBody;
import io.languard.arma3.config.ConfigValue;
import java.util.List;

/**
 * The mapping of one field of a section to a setting of the engine.
 *
 * @param field the field's name in the section
 * @param key the engine's name
 * @param form the converter of the value
 */
public record SettingMapping(String field, String key, ConfigValueConverter form) {

    /** Writes all settings that have a value. */
    static void write(List<SettingMapping> settingMappings, ConfigSection values, ConfigBody into) {
        for (SettingMapping settingMapping : settingMappings) {
            Object json = values.get(settingMapping.field());
            ConfigValue value = json == null ? null : settingMapping.form().convert(json);
            if (value != null) {
                into.set(settingMapping.key(), value);
            }
        }
    }
}
