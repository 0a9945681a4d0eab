package io.languard.rest.baza;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A builder of JSON objects that preserves the insertion order of the keys. */
final class JsonObjectBuilder {

    private final Map<String, Object> fields = new LinkedHashMap<>(32);

    private JsonObjectBuilder() {}

    /** Creates a builder with one field. */
    static JsonObjectBuilder of(String name, Object value) {
        return new JsonObjectBuilder().with(name, value);
    }

    /** Adds a field. */
    JsonObjectBuilder with(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** Returns the object. */
    Map<String, Object> toMap() {
        return fields;
    }
}
