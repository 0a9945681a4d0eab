package io.languard.arma3.settings;

import io.languard.arma3.config.ConfigValue;
import io.languard.arma3.config.ConfigValue.ArrayValue;
import io.languard.arma3.config.ConfigValue.BooleanValue;
import io.languard.arma3.config.ConfigValue.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts between a JSON value and a value of Arma config text. */
public interface ConfigValueConverter {

    /** A string, which may be empty. */
    ConfigValueConverter TEXT = of(value -> new TextValue(String.valueOf(value)), ConfigValueReader::text);

    /** A string that is omitted if it is empty, because the engine would treat an empty string as a choice. */
    ConfigValueConverter TEXT_IF_ANY =
            of(value -> String.valueOf(value).isEmpty() ? null : TEXT.convert(value), ConfigValueReader::text);

    /** A number, or a switch as 0 or 1. */
    ConfigValueConverter NUMBER = of(
            value -> value instanceof Boolean on
                    ? ConfigValue.number(on ? 1 : 0)
                    : value instanceof Number number ? ConfigValue.number(number) : null,
            ConfigValueReader::number);

    /** A switch as true or false (Bohemia wiki: Arma 3: Server Config File). */
    ConfigValueConverter WORD = of(
            value -> new BooleanValue(
                    value instanceof Number number ? number.intValue() != 0 : Boolean.TRUE.equals(value)),
            ConfigValueReader::bool);

    /** An array of strings. */
    ConfigValueConverter TEXTS = array(TEXT);

    /** An array of numbers. */
    ConfigValueConverter NUMBERS = array(NUMBER);

    /** A number, or an array of numbers. */
    ConfigValueConverter NUMBER_OR_NUMBERS = of(
            value -> value instanceof List<?> ? NUMBERS.convert(value) : NUMBER.convert(value),
            value -> value instanceof ArrayValue ? NUMBERS.parse(value) : NUMBER.parse(value));

    /** Returns the value in the engine's syntax, or {@code null} to omit the setting. */
    @Nullable
    ConfigValue convert(Object value);

    /**
     * Returns a value of a file as JSON. Accepts whatever form of it occurs in real files, such as a number in quotes.
     *
     * @throws io.languard.arma3.config.ConfigSyntaxException if the value has another type; says what it must be
     */
    Object parse(ConfigValue value);

    /** Returns a converter for arrays whose elements have one form. */
    static ConfigValueConverter array(ConfigValueConverter element) {
        return of(
                value -> new ArrayValue(
                        ((List<?>) value).stream().map(element::convert).toList()),
                value -> ConfigValueReader.list(value, element));
    }

    /**
     * Returns a converter for arrays of rows: objects whose members become the elements of an inner array, up to the
     * first absent member.
     */
    static ConfigValueConverter rows(Map<String, ConfigValueConverter> members) {
        return array(of(
                row -> {
                    List<ConfigValue> elements = new ArrayList<>();
                    for (Map.Entry<String, ConfigValueConverter> member : members.entrySet()) {
                        Object value = ((Map<?, ?>) row).get(member.getKey());
                        if (value == null) {
                            break;
                        }
                        elements.add(Objects.requireNonNull(member.getValue().convert(value)));
                    }
                    return new ArrayValue(elements);
                },
                row -> ConfigValueReader.row(row, members)));
    }

    private static ConfigValueConverter of(
            Function<Object, @Nullable ConfigValue> writer, Function<ConfigValue, Object> reader) {
        return new ConfigValueConverter() {
            @Override
            public @Nullable ConfigValue convert(Object value) {
                return writer.apply(value);
            }

            @Override
            public Object parse(ConfigValue value) {
                return reader.apply(value);
            }
        };
    }
}
