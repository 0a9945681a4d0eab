package io.languard.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a schema asks of a value, in words for the person who typed it. */
final class ConstraintFormatter {

    private ConstraintFormatter() {}

    /**
     * What is allowed: {@code must be an integer from 1 to 64}.
     *
     * @param schema of one value; {@code null}, or one that says nothing, gives an empty text
     */
    static String describe(JsonNode schema) {
        if (schema == null) {
            return "";
        }
        List<String> kinds = types(schema);
        boolean none = kinds.remove("null");
        String what = schema.path("enum").isArray()
                ? "one of " + words(schema.get("enum"))
                : kinds.stream().map(type -> what(type, schema)).collect(Collectors.joining(" or "));
        return what.isEmpty() ? "" : "must be " + what + (none ? ", or null" : "") + meaning(schema);
    }

    /** What a value is, as far as its type goes; never the value itself. */
    static String typeName(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a text";
            case NUMBER -> value.isIntegralNumber() ? "an integer" : "a number";
            case BOOLEAN -> value.booleanValue() ? "true" : "false";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            default -> "null";
        };
    }

    private static List<String> types(JsonNode schema) {
        List<String> types = new ArrayList<>();
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.textValue());
        } else {
            type.forEach(one -> types.add(one.asText()));
        }
        return types;
    }

    private static String what(String type, JsonNode schema) {
        return switch (type) {
            case "boolean" -> "true or false";
            case "integer" -> isSwitch(schema) ? "0 or 1" : "an integer" + range(schema, "minimum", "maximum", "");
            case "number" -> "a number" + range(schema, "minimum", "maximum", "");
            case "string" -> text(schema);
            case "array" -> list(schema);
            default -> "an object";
        };
    }

    private static boolean isSwitch(JsonNode schema) {
        return schema.path("minimum").asInt(-1) == 0 && schema.path("maximum").asInt(-1) == 1;
    }

    private static String text(JsonNode schema) {
        String range = range(schema, "minLength", "maxLength", " characters");
        String pattern = schema.path("pattern").asText();
        return "a text"
                + (range.isEmpty() ? "" : " of" + range.replaceFirst("^ (of|from)", ""))
                + (pattern.isEmpty() ? "" : " that matches " + pattern);
    }

    /** A pattern alone helps few. */
    private static String meaning(JsonNode schema) {
        String description = schema.path("description").asText();
        return !schema.has("pattern") || description.isEmpty() ? "" : ": " + description;
    }

    private static String list(JsonNode schema) {
        String range = range(schema, "minItems", "maxItems", " entries");
        String entries = describe(schema.get("items"));
        return "a list"
                + (range.isEmpty() ? "" : " of" + range.replaceFirst("^ (of|from)", ""))
                + (entries.isEmpty() ? "" : ", each of which " + entries);
    }

    private static String range(JsonNode schema, String min, String max, String unit) {
        JsonNode low = schema.path(min);
        JsonNode high = schema.path(max);
        if (low.isNumber() && high.isNumber()) {
            return low.equals(high)
                    ? " of " + low.asText() + unit
                    : " from " + low.asText() + " to " + high.asText() + unit;
        }
        return low.isNumber()
                ? " of at least " + low.asText() + unit
                : high.isNumber() ? " of at most " + high.asText() + unit : "";
    }

    private static String words(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .filter(value -> !value.isNull())
                .map(value -> value.asText().isEmpty() ? "\"\"" : value.asText())
                .collect(Collectors.joining(", "));
    }
}
