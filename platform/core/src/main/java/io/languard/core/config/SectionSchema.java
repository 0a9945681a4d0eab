package io.languard.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.languard.api.error.FieldProblem;
import io.languard.core.JsonCodec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One config section as its schema describes it: defaults, validation and which fields are secret. Immutable. */
public final class SectionSchema {

    private static final String TYPE = "type";
    private static final String ENUM = "enum";

    /** What is said of a value as a whole; the rest, such as an unknown member of an object, the validator says best. */
    private static final Set<String> VALUES =
            Set.of(TYPE, ENUM, "minimum", "maximum", "minLength", "maxLength", "pattern", "minItems", "maxItems");

    private final String name;
    private final Map<String, Object> document;
    private final JsonSchema schema;
    private final Map<String, FieldSchema> fieldSchemas = new LinkedHashMap<>();

    SectionSchema(String name, Map<String, Object> document, JsonSchema schema) {
        this.name = name;
        this.document = document;
        this.schema = schema;
        JsonNode properties = schema.getSchemaNode().path("properties");
        Map<?, ?> defaults = document.get("properties") instanceof Map<?, ?> map ? map : Map.of();
        properties.properties().forEach(entry -> {
            Object fallback = defaults.get(entry.getKey()) instanceof Map<?, ?> one ? one.get("default") : null;
            fieldSchemas.put(entry.getKey(), FieldSchema.of(entry.getKey(), entry.getValue(), fallback));
        });
    }

    String name() {
        return name;
    }

    /** The schema as clients see it. */
    public Map<String, Object> document() {
        return document;
    }

    /** The fields, in the schema's order. */
    Map<String, FieldSchema> fields() {
        return fieldSchemas;
    }

    public Map<String, Object> defaults() {
        Map<String, Object> values = new LinkedHashMap<>();
        fieldSchemas.values().forEach(fieldSchema -> values.put(fieldSchema.name(), fieldSchema.defaultValue()));
        return values;
    }

    /** What the schema has against the values, and what it allows; a value itself is never part of a reason. */
    List<FieldProblem> validate(Map<String, Object> values) {
        Set<FieldProblem> problems = new LinkedHashSet<>();
        Set<ValidationMessage> messages = schema.validate(JsonCodec.toTree(values));
        Set<JsonNodePath> otherType = messages.stream()
                .filter(message -> message.getType().equals(TYPE))
                .map(ValidationMessage::getInstanceLocation)
                .collect(Collectors.toSet());
        for (ValidationMessage message : messages) {
            // What is of another type is none of the allowed values either, which need not be said twice.
            if (!message.getType().equals(ENUM) || !otherType.contains(message.getInstanceLocation())) {
                problems.add(new FieldProblem(fieldOf(message), reason(message)));
            }
        }
        return List.copyOf(problems);
    }

    private String reason(ValidationMessage message) {
        String allowed = ConstraintFormatter.describe(schemaAt(message.getInstanceLocation()));
        if (allowed.isEmpty() || !VALUES.contains(message.getType())) {
            return isSecret(fieldOf(message)) ? "is not acceptable" : told(message);
        }
        boolean otherType = message.getType().equals(TYPE) && message.getInstanceNode() != null;
        return otherType
                ? "is " + ConstraintFormatter.typeName(message.getInstanceNode()) + ", but " + allowed
                : allowed;
    }

    private boolean isSecret(String place) {
        FieldSchema fieldSchema = fieldSchemas.get(place.replaceFirst("[.\\[].*", ""));
        return fieldSchema != null && fieldSchema.secret();
    }

    /** What the schema says of the value at a place; {@code null} if that is not plain to see. */
    private JsonNode schemaAt(JsonNodePath place) {
        JsonNode node = schema.getSchemaNode();
        for (int i = 0; node != null && i < place.getNameCount(); i++) {
            Object step = place.getElement(i);
            node = step instanceof Integer ? node.get("items") : member(node, step.toString());
        }
        return node;
    }

    private static JsonNode member(JsonNode object, String name) {
        JsonNode named = object.path("properties").get(name);
        return named == null ? object.get("additionalProperties") : named;
    }

    /** A JSON pointer as people write it: {@code /a/0/b} is {@code a[0].b}. */
    private static String fieldOf(ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        String path =
                pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.').replaceFirst("^\\.", "");
        return path.isEmpty() && message.getProperty() != null ? message.getProperty() : path;
    }

    /** The validator's own message without the place, which stands in the field already. */
    private static String told(ValidationMessage message) {
        String text = message.getMessage();
        String place = message.getInstanceLocation() + ": ";
        return text.startsWith(place) ? text.substring(place.length()) : text;
    }
}
