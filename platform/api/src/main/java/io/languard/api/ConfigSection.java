package io.languard.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    private final Map<String, @Nullable Object> values;

    private ConfigSection(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** Creates a section with a copy of the values. */
    public static ConfigSection of(Map<String, ? extends @Nullable Object> values) {
        return new ConfigSection(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }

    /** Returns all values in the order of the schema. The map is unmodifiable. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** Returns the value of a field without conversion, or {@code null} if the field is absent or {@code null}. */
    public @Nullable Object get(String field) {
        return values.get(field);
    }

    /** Returns the text of a field, or an empty string if the field has no text. */
    public String text(String field) {
        return values.get(field) instanceof String text ? text : "";
    }

    /** Returns whether a switch is on: a boolean {@code true}, or a number other than 0. */
    public boolean isEnabled(String field) {
        Object value = values.get(field);
        return value instanceof Number number ? number.intValue() != 0 : Boolean.TRUE.equals(value);
    }

    /** Returns the number of a field as an integer, without any fraction, or the default if the field has no number. */
    public long integer(String field, long defaultValue) {
        return values.get(field) instanceof Number number ? number.longValue() : defaultValue;
    }

    /** Returns the number of a field, or the default if the field has no number. */
    public double number(String field, double defaultValue) {
        return values.get(field) instanceof Number number ? number.doubleValue() : defaultValue;
    }

    /** Returns the elements of a list as strings, or an empty list if the field has no list. */
    public List<String> texts(String field) {
        return values.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /**
     * Returns the members of an object in order, or an empty map if the field has no object. The map is unmodifiable.
     */
    public Map<String, @Nullable Object> object(String field) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
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

    /** Returns the names of the fields only, since values may be secrets. */
    @Override
    public String toString() {
        return "ConfigSection" + values.keySet();
    }
}
