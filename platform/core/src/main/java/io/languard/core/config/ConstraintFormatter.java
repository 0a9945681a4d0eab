package io.languard.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Describes the constraints of a JSON schema in messages for clients. */
final class ConstraintFormatter {

    private ConstraintFormatter() {}

    /**
     * Returns what is allowed, such as {@code must be an integer from 1 to 64}.
     *
     * @param schema the schema of one value; if it is {@code null} or has no constraints, the result is empty
     */
    static String describe(JsonNode schema) {
        if (schema == null) {
            return "";
        }
        List<String> types = types(schema);
        boolean nullable = types.remove("null");
        String description = schema.path("enum").isArray()
                ? "one of " + join(schema.get("enum"))
                : types.stream().map(type -> description(type, schema)).collect(Collectors.joining(" or "));
        return description.isEmpty()
                ? ""
                : "must be " + description + (nullable ? ", or null" : "") + patternDescription(schema);
    }

    /**
     * Returns the type of a value with its article, such as {@code an integer}. Of values, only {@code true}, {@code
     * false} and {@code null} are named.
     */
    static String typeName(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a string";
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
            type.forEach(element -> types.add(element.asText()));
        }
        return types;
    }

    private static String description(String type, JsonNode schema) {
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
        return "a string"
                + (range.isEmpty() ? "" : " of" + range.replaceFirst("^ (of|from)", ""))
                + (pattern.isEmpty() ? "" : " that matches " + pattern);
    }

    /** A pattern alone is hard to understand, so the description is added. */
    private static String patternDescription(JsonNode schema) {
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
        JsonNode lower = schema.path(min);
        JsonNode upper = schema.path(max);
        if (lower.isNumber() && upper.isNumber()) {
            return lower.equals(upper)
                    ? " of " + lower.asText() + unit
                    : " from " + lower.asText() + " to " + upper.asText() + unit;
        }
        return lower.isNumber()
                ? " of at least " + lower.asText() + unit
                : upper.isNumber() ? " of at most " + upper.asText() + unit : "";
    }

    private static String join(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .filter(value -> !value.isNull())
                .map(value -> value.asText().isEmpty() ? "\"\"" : value.asText())
                .collect(Collectors.joining(", "));
    }
}
