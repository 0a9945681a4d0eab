package io.languard.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What a schema says about one field beyond its type.
 *
 * @param defaultValue the default, JSON model
 * @param secret whether it is masked and encrypted
 * @param generatedLength number of random characters that it gets at creation; 0 for none
 * @param serverField the field of the server record that it stands for, or {@code null}
 */
public record FieldSchema(
        String name,
        Object defaultValue,
        boolean secret,
        int generatedLength,
        String serverField,
        SwitchForm switchForm) {

    static final String RCON_PORT = "rcon_port";
    static final String MAX_PLAYERS = "max_players";

    /** How switches are spelled; people send both forms. */
    enum SwitchForm {
        BOOLEAN_SWITCH,
        NUMBER_SWITCH,
        OTHER
    }

    static FieldSchema of(String name, JsonNode schema, Object fallback) {
        return new FieldSchema(
                name,
                fallback,
                schema.path("writeOnly").asBoolean(false),
                schema.path("x-generate").asInt(0),
                schema.path("x-server-field").asText(null),
                kind(schema));
    }

    /** A switch may come as 0/1 or true/false; it is kept in the form that its schema has. */
    Object coerce(Object value) {
        return switch (switchForm) {
            case BOOLEAN_SWITCH -> value instanceof Integer number && (number == 0 || number == 1)
                    ? (Object) (number == 1)
                    : value;
            case NUMBER_SWITCH -> value instanceof Boolean bool ? (Object) (bool ? 1 : 0) : value;
            case OTHER -> value;
        };
    }

    boolean isRconPort() {
        return RCON_PORT.equals(serverField);
    }

    private static SwitchForm kind(JsonNode schema) {
        Set<String> types = Set.of("boolean", "integer");
        String type = schema.path("type").asText();
        if (!types.contains(type)) {
            return SwitchForm.OTHER;
        }
        if (type.equals("boolean")) {
            return SwitchForm.BOOLEAN_SWITCH;
        }
        boolean range =
                schema.path("minimum").asInt(-1) == 0 && schema.path("maximum").asInt(-1) == 1;
        boolean choice = schema.path("enum").size() == 2
                && schema.path("enum").get(0).asInt(-1) == 0
                && schema.path("enum").get(1).asInt(-1) == 1;
        return range || choice ? SwitchForm.NUMBER_SWITCH : SwitchForm.OTHER;
    }
}
