package io.languard.arma3.settings;

import io.languard.api.ConfigSection;
import io.languard.arma3.config.ConfigBody;
import io.languard.arma3.config.ConfigValue;
import java.util.List;

/**
 * One field of a section and what the engine calls it.
 *
 * @param field the field's name in the section
 * @param key the engine's name
 * @param form how its value is written
 */
record SettingMapping(String field, String key, ConfigValueConverter form) {

    /** Writes every setting that has a value. */
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
