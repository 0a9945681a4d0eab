package io.languard.rest.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** Builds JSON objects whose keys stand in the order in which they were put. */
public final class Fields {

    private final Map<String, Object> fields = new LinkedHashMap<>(32);

    private Fields() {}

    /** An object with one field so far. */
    public static Fields of(String name, Object value) {
        return new Fields().with(name, value);
    }

    /** Adds a field. */
    public Fields with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /** The object. */
    public Map<String, Object> map() {
        return fields;
    }
}
