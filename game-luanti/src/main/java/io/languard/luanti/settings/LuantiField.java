package io.languard.luanti.settings;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A field of a config section that is a setting of the engine, and how its values are read from text. Taken from the schemas,
 * so that no second list has to be maintained.
 */
record LuantiField(String section, String name, Kind kind) {

    private static final Pattern FIELD = Pattern.compile(
            "^    \"([a-z0-9_]+)\": \\{.*?^      \"type\": (\\[[^]]*]|\"\\w+\")", Pattern.MULTILINE | Pattern.DOTALL);

    /** The fields by the engine's names of them. */
    private static final Map<String, LuantiField> BY_KEY = byKey();

    enum Kind {
        TEXT,
        SWITCH,
        INTEGER,
        NUMBER
    }

    /** Returns the field of a setting. */
    static Optional<LuantiField> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /**
     * Returns a value as the engine reads it.
     *
     * @throws IllegalArgumentException saying what the value must be
     */
    Object parse(String text) {
        return switch (kind) {
            case TEXT -> text;
            case SWITCH -> parseSwitch(text.toLowerCase(Locale.ROOT));
            case INTEGER, NUMBER -> parseNumber(text);
        };
    }

    /** The engine takes anything else for false. */
    private static boolean parseSwitch(String text) {
        return switch (text) {
            case "true", "yes", "y", "on", "1" -> true;
            case "false", "no", "n", "off", "0" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private Object parseNumber(String text) {
        if (text.length() > 40) {
            throw new IllegalArgumentException("must be a number");
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(1L << 52)) < 0) {
                long whole = number.longValueExact();
                return whole == (int) whole ? (Object) (int) whole : (Object) whole;
            }
            if (kind == Kind.INTEGER) {
                throw new IllegalArgumentException("must be an integer");
            }
            return number.doubleValue();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number", e);
        }
    }

    private static Map<String, LuantiField> byKey() {
        Map<String, LuantiField> fields = new HashMap<>();
        LuantiConfigGenerator.SCHEMAS.forEach(
                (section, schema) -> FIELD.matcher(schema).results().forEach(match -> {
                    String name = Objects.requireNonNull(match.group(1));
                    MinetestConfRenderer.key(name)
                            .ifPresent(key -> fields.put(key, new LuantiField(section, name, kind(match))));
                }));
        return Map.copyOf(fields);
    }

    private static Kind kind(MatchResult match) {
        String type = Objects.requireNonNull(match.group(2));
        return type.contains("boolean")
                ? Kind.SWITCH
                : type.contains("integer") ? Kind.INTEGER : type.contains("number") ? Kind.NUMBER : Kind.TEXT;
    }
}
