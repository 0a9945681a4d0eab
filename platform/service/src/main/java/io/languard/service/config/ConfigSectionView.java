package io.languard.service.config;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration section as shown to clients, with secrets masked.
 *
 * @param values field to value, in the schema's order
 * @param restartFields the fields that had other values when the server's process was started, so that these take
 *     effect only when the server is restarted
 */
public record ConfigSectionView(
        String section, Map<String, Object> values, int version, String schemaVersion, List<String> restartFields) {

    /** Returns this section with other {@link #restartFields}. */
    public ConfigSectionView withRestartFields(List<String> fields) {
        return new ConfigSectionView(section, values, version, schemaVersion, fields);
    }

    /**
     * Returns the JSON object: the values, then {@code _meta} with the versions, and {@code restart_needed} and {@code
     * restart_fields} only if there are any.
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> fields = new LinkedHashMap<>(values);
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("config_version", version);
        meta.put("schema_version", schemaVersion);
        if (!restartFields.isEmpty()) {
            meta.put("restart_needed", true);
            meta.put("restart_fields", restartFields);
        }
        fields.put("_meta", meta);
        return fields;
    }
}
