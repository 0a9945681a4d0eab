package io.languard.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.languard.api.error.FieldProblem;
import io.languard.core.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One config section as its schema describes it: defaults, validation and which fields are secret. Immutable. */
final class Section {

    private final String name;
    private final Map<String, Object> document;
    private final JsonSchema schema;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    Section(String name, Map<String, Object> document, JsonSchema schema) {
        this.name = name;
        this.document = document;
        this.schema = schema;
        JsonNode properties = schema.getSchemaNode().path("properties");
        Map<?, ?> defaults = document.get("properties") instanceof Map<?, ?> map ? map : Map.of();
        properties.fields().forEachRemaining(entry -> {
            Object fallback = defaults.get(entry.getKey()) instanceof Map<?, ?> one ? one.get("default") : null;
            fields.put(entry.getKey(), Field.of(entry.getKey(), entry.getValue(), fallback));
        });
    }

    String name() {
        return name;
    }

    /** The schema as clients see it. */
    Map<String, Object> document() {
        return document;
    }

    /** The fields, in the schema's order. */
    Map<String, Field> fields() {
        return fields;
    }

    Map<String, Object> defaults() {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.values().forEach(field -> values.put(field.name(), field.fallback()));
        return values;
    }

    /** What the schema has against the values; a secret's value is never part of a reason. */
    List<FieldProblem> problems(Map<String, Object> values) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<ValidationMessage> messages = schema.validate(Json.tree(values));
        for (ValidationMessage message : messages) {
            String field = fieldOf(message);
            Field known = fields.get(field.replaceFirst("[.\\[].*", ""));
            problems.add(new FieldProblem(
                    field, known != null && known.secret() ? "is not acceptable: " + rule(known) : reason(message)));
        }
        return problems;
    }

    private String rule(Field field) {
        Object description = document.get("properties") instanceof Map<?, ?> properties
                        && properties.get(field.name()) instanceof Map<?, ?> one
                ? one.get("description")
                : null;
        return description == null ? "see the schema" : description.toString();
    }

    /** A JSON pointer as people write it: {@code /a/0/b} is {@code a[0].b}. */
    private static String fieldOf(ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        String path =
                pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.').replaceFirst("^\\.", "");
        return path.isEmpty() && message.getProperty() != null ? message.getProperty() : path;
    }

    /** The message without the place, which stands in the field already. */
    private static String reason(ValidationMessage message) {
        String text = message.getMessage();
        String place = message.getInstanceLocation() + ": ";
        return text.startsWith(place) ? text.substring(place.length()) : text;
    }
}
