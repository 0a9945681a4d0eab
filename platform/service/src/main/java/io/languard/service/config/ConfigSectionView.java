package io.languard.service.config;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A configuration section as shown to clients, with secrets masked.
 *
 * @param values field to value, in the schema's order
 * @param restartNeeded whether the server's process was started with other values, so that these take effect only when
 *     the server is restarted
 */
public record ConfigSectionView(
        String section, Map<String, Object> values, int version, String schemaVersion, boolean restartNeeded) {

    /** Returns this section with another value of {@link #restartNeeded}. */
    public ConfigSectionView withRestartNeeded(boolean needed) {
        return new ConfigSectionView(section, values, version, schemaVersion, needed);
    }

    /**
     * Returns the JSON object: the values, then {@code _meta} with the versions, and {@code restart_needed} only if it
     * is true.
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> fields = new LinkedHashMap<>(values);
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("config_version", version);
        meta.put("schema_version", schemaVersion);
        if (restartNeeded) {
            meta.put("restart_needed", true);
        }
        fields.put("_meta", meta);
        return fields;
    }
}
