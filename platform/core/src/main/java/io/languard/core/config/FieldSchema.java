package io.languard.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one config field that the platform itself evaluates.
 *
 * @param defaultValue the default, a value of the JSON model
 * @param secret whether the value is masked and encrypted
 * @param generatedLength the number of random characters generated for a new server; 0 if no value is generated
 * @param serverField the field of the server record that this field represents, or {@code null}
 * @param switchForm how the schema spells the field if it is a switch
 * @param words the strings that the schema allows; empty if it allows others
 */
public record FieldSchema(
        String name,
        @Nullable Object defaultValue,
        boolean secret,
        int generatedLength,
        @Nullable String serverField,
        SwitchForm switchForm,
        List<String> words) {

    static final String RCON_PORT = "rcon_port";
    static final String MAX_PLAYERS = "max_players";

    /** How a schema spells switches. Clients send both forms. */
    enum SwitchForm {
        BOOLEAN_SWITCH,
        NUMBER_SWITCH,
        OTHER
    }

    static FieldSchema of(String name, JsonNode schema, @Nullable Object defaultValue) {
        return new FieldSchema(
                name,
                defaultValue,
                schema.path("writeOnly").asBoolean(false),
                schema.path("x-generate").asInt(0),
                schema.path("x-server-field").asText(null),
                switchForm(schema),
                words(schema));
    }

    /**
     * Converts a switch, which clients send as 0/1 or true/false, and a word in another case to the form that the schema
     * defines. Returns other values unchanged.
     */
    Object coerce(Object value) {
        return switch (switchForm) {
            case BOOLEAN_SWITCH ->
                value instanceof Integer number && (number == 0 || number == 1) ? (Object) (number == 1) : value;
            case NUMBER_SWITCH -> value instanceof Boolean bool ? (Object) (bool ? 1 : 0) : value;
            case OTHER -> value instanceof String text ? word(text) : value;
        };
    }

    private String word(String text) {
        List<String> candidates = words.stream().filter(text::equalsIgnoreCase).toList();
        return words.contains(text) || candidates.size() != 1 ? text : candidates.get(0);
    }

    boolean isRconPort() {
        return RCON_PORT.equals(serverField);
    }

    private static List<String> words(JsonNode schema) {
        List<String> words = new ArrayList<>();
        schema.path("enum").forEach(value -> {
            if (value.isTextual()) {
                words.add(value.textValue());
            }
        });
        return List.copyOf(words);
    }

    private static SwitchForm switchForm(JsonNode schema) {
        Set<String> switchTypes = Set.of("boolean", "integer");
        String type = schema.path("type").asText();
        if (!switchTypes.contains(type)) {
            return SwitchForm.OTHER;
        }
        if (type.equals("boolean")) {
            return SwitchForm.BOOLEAN_SWITCH;
        }
        boolean range =
                schema.path("minimum").asInt(-1) == 0 && schema.path("maximum").asInt(-1) == 1;
        boolean enumeration = schema.path("enum").size() == 2
                && schema.path("enum").get(0).asInt(-1) == 0
                && schema.path("enum").get(1).asInt(-1) == 1;
        return range || enumeration ? SwitchForm.NUMBER_SWITCH : SwitchForm.OTHER;
    }
}
