package io.languard.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one config section, by field. Immutable; its JSON model consists of {@code Map}, {@code List}, {@code
 * String}, {@code Number}, {@code Boolean} and {@code null}.
 *
 * <p>The platform checks values against the schema before an adapter sees them, so the typed getters only differ from
 * {@link #get} for fields that are absent or {@code null}.
 */
public final class ConfigSection {

    /** A section without values. */
    public static final ConfigSection EMPTY = new ConfigSection(Map.of());

    private final Map<String, Object> values;

    private ConfigSection(Map<String, Object> values) {
        this.values = values;
    }

    /** Creates a section with a copy of the values. */
    public static ConfigSection of(Map<String, ?> values) {
        return new ConfigSection(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }

    /** All values in the order of the schema; unmodifiable, and a value may be {@code null}. */
    public Map<String, Object> values() {
        return values;
    }

    /** Returns the value of a field as it is; {@code null} if it is absent or {@code null}. */
    public Object get(String field) {
        return values.get(field);
    }

    /** Returns the text of a field; empty if the field has none. */
    public String text(String field) {
        return values.get(field) instanceof String text ? text : "";
    }

    /** Returns whether a switch is on: a boolean {@code true}, or a number other than 0. */
    public boolean isEnabled(String field) {
        Object value = values.get(field);
        return value instanceof Number number ? number.intValue() != 0 : Boolean.TRUE.equals(value);
    }

    /** Returns the whole number of a field, or the default if the field has no number. */
    public long integer(String field, long defaultValue) {
        return values.get(field) instanceof Number number ? number.longValue() : defaultValue;
    }

    /** Returns the number of a field, or the default if the field has no number. */
    public double number(String field, double defaultValue) {
        return values.get(field) instanceof Number number ? number.doubleValue() : defaultValue;
    }

    /** Returns the elements of a list as texts; empty if the field has no list. */
    public List<String> texts(String field) {
        return values.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Returns the members of an object in order; empty if the field has no object. A member may be {@code null}. */
    public Map<String, Object> object(String field) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (values.get(field) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        return Collections.unmodifiableMap(members);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfigSection section && values.equals(section.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Names the fields only, since values may be secrets. */
    @Override
    public String toString() {
        return "ConfigSection" + values.keySet();
    }
}
