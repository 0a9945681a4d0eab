package io.languard.rest.baza;

import java.util.LinkedHashMap;
import java.util.Map;

/** Builds JSON objects whose keys stand in the order in which they were put. */
final class JsonObjectBuilder {

    private final Map<String, Object> fields = new LinkedHashMap<>(32);

    private JsonObjectBuilder() {}

    /** An object with one field so far. */
    static JsonObjectBuilder of(String name, Object value) {
        return new JsonObjectBuilder().with(name, value);
    }

    /** Adds a field. */
    JsonObjectBuilder with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /** The object. */
    Map<String, Object> toMap() {
        return fields;
    }
}
