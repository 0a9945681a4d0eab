package io.languard.service.config;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A configuration section as shown to clients, with secrets masked.
 *
 * @param values field to value, in the schema's order
 */
public record ConfigSectionView(String section, Map<String, Object> values, int version, String schemaVersion) {

    /** Returns the JSON object: the values, then {@code _meta} with the versions. */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> fields = new LinkedHashMap<>(values);
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("config_version", version);
        meta.put("schema_version", schemaVersion);
        fields.put("_meta", meta);
        return fields;
    }
}
