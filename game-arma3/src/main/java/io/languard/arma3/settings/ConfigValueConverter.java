package io.languard.arma3.settings;

import io.languard.arma3.config.ConfigValue;
import io.languard.arma3.config.ConfigValue.ArrayValue;
import io.languard.arma3.config.ConfigValue.BooleanValue;
import io.languard.arma3.config.ConfigValue.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Converts a JSON value to a value of Arma config text. {@code null} omits the setting. */
@FunctionalInterface
interface ConfigValueConverter {

    /** A string, which may be empty. */
    ConfigValueConverter TEXT = value -> new TextValue(String.valueOf(value));

    /** A string that is omitted if it is empty, because the engine would treat an empty string as a choice. */
    ConfigValueConverter TEXT_IF_ANY = value -> String.valueOf(value).isEmpty() ? null : TEXT.convert(value);

    /** A number, or a switch as 0 or 1. */
    ConfigValueConverter NUMBER = value -> value instanceof Boolean on
            ? ConfigValue.number(on ? 1 : 0)
            : value instanceof Number number ? ConfigValue.number(number) : null;

    /** A switch as true or false (Bohemia wiki: Arma 3: Server Config File). */
    ConfigValueConverter WORD = value ->
            new BooleanValue(value instanceof Number number ? number.intValue() != 0 : Boolean.TRUE.equals(value));

    /** An array of strings. */
    ConfigValueConverter TEXTS = array(TEXT);

    /** An array of numbers. */
    ConfigValueConverter NUMBERS = array(NUMBER);

    /** A number, or an array of numbers. */
    ConfigValueConverter NUMBER_OR_NUMBERS =
            value -> value instanceof List<?> ? NUMBERS.convert(value) : NUMBER.convert(value);

    /** Returns the value in the engine's syntax, or {@code null} to omit the setting. */
    ConfigValue convert(Object value);

    /** Returns a converter for arrays whose elements have one form. */
    static ConfigValueConverter array(ConfigValueConverter element) {
        return value ->
                new ArrayValue(((List<?>) value).stream().map(element::convert).toList());
    }

    /**
     * Returns a converter for arrays of rows: objects whose members become the elements of an inner array, up to the
     * first absent member.
     */
    static ConfigValueConverter rows(Map<String, ConfigValueConverter> members) {
        return array(row -> {
            List<ConfigValue> elements = new ArrayList<>();
            for (Map.Entry<String, ConfigValueConverter> member : members.entrySet()) {
                Object value = ((Map<?, ?>) row).get(member.getKey());
                if (value == null) {
                    break;
                }
                elements.add(Objects.requireNonNull(member.getValue().convert(value)));
            }
            return new ArrayValue(elements);
        });
    }
}
