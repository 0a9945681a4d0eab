package io.languard.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.core.JsonCodec;
import io.languard.service.validation.FieldValidator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The schema of one config section: its fields, their defaults, and validation. Immutable. */
public final class SectionSchema {

    private static final String TYPE = "type";
    private static final String ENUM = "enum";

    /**
     * Keywords that constrain a whole value. For others, such as an unknown member of an object, the validator's own
     * message is clearer.
     */
    private static final Set<String> VALUE_KEYWORDS =
            Set.of(TYPE, ENUM, "minimum", "maximum", "minLength", "maxLength", "pattern", "minItems", "maxItems");

    /**
     * The number of problems that a client gets, and the number of values up to which all problems are collected. A
     * problem takes a hundred times the memory of the value it is about.
     */
    private static final int MAX_PROBLEMS = 100;

    private static final int MAX_VALUES_WITH_ALL_PROBLEMS = 1000;

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
            Object defaultValue =
                    defaults.get(entry.getKey()) instanceof Map<?, ?> property ? property.get("default") : null;
            fieldSchemas.put(entry.getKey(), FieldSchema.of(entry.getKey(), entry.getValue(), defaultValue));
        });
    }

    /** The section's name. */
    public String name() {
        return name;
    }

    /** Returns the schema document that clients see. */
    public Map<String, Object> document() {
        return document;
    }

    /** Returns the fields by name, in the order of the schema. */
    Map<String, FieldSchema> fields() {
        return fieldSchemas;
    }

    /**
     * Returns the values of a change that must be stored: switches in the form that the schema uses, and without secrets that
     * were sent back masked.
     *
     * @throws io.languard.api.error.LanguardException {@code INVALID_CONFIG} if a field is unknown
     */
    public Map<String, Object> accept(Map<String, Object> changes) {
        Map<String, Object> accepted = new LinkedHashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        changes.forEach((field, value) -> {
            FieldSchema fieldSchema = fieldSchemas.get(field);
            if (fieldSchema == null && problems.size() >= MAX_PROBLEMS) {
                return;
            }
            if (fieldSchema == null) {
                problems.add(new FieldProblem(
                        field,
                        "is not a setting of section '" + name + "'; available: "
                                + String.join(", ", fieldSchemas.keySet())));
            } else if (!(fieldSchema.secret() && SecretCodec.MASK.equals(value))) {
                accepted.put(field, fieldSchema.coerce(value));
            }
        });
        if (!problems.isEmpty()) {
            throw FieldValidator.validationError(ErrorCode.INVALID_CONFIG, problems);
        }
        return accepted;
    }

    /** Returns whether the section has a field of this name. */
    public boolean has(String field) {
        return fieldSchemas.containsKey(field);
    }

    /** Returns whether a field is a secret. */
    public boolean isSecret(String field) {
        FieldSchema fieldSchema = fieldSchemas.get(field);
        return fieldSchema != null && fieldSchema.secret();
    }

    /** Returns whether a value is the placeholder that clients see instead of a secret. */
    public boolean isMask(String field, Object value) {
        return isSecret(field) && SecretCodec.MASK.equals(value);
    }

    /** Returns some of the section's values with secrets masked. */
    public Map<String, Object> masked(Map<String, Object> values) {
        Map<String, Object> masked = new LinkedHashMap<>(values);
        masked.replaceAll((field, value) -> isSecret(field) ? SecretCodec.MASK : value);
        return masked;
    }

    /** Returns the name of the field that represents the remote admin port, if the section has one. */
    public Optional<String> rconPortField() {
        return fieldSchemas.values().stream()
                .filter(FieldSchema::isRconPort)
                .map(FieldSchema::name)
                .findFirst();
    }

    /** Returns the remote admin port among these values; {@code null} if the section has none or its value is no integer. */
    public @Nullable Integer rconPort(Map<String, Object> values) {
        return fieldSchemas.values().stream()
                .filter(FieldSchema::isRconPort)
                .map(fieldSchema -> values.get(fieldSchema.name()))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .findFirst()
                .orElse(null);
    }

    public Map<String, Object> defaults() {
        Map<String, Object> values = new LinkedHashMap<>();
        fieldSchemas.values().forEach(fieldSchema -> values.put(fieldSchema.name(), fieldSchema.defaultValue()));
        return values;
    }

    /**
     * Validates values and returns the problems, each with what is allowed: some of them if there are very many, only the
     * first if there are very many values. A reason never contains the rejected value.
     */
    public List<FieldProblem> validate(Map<String, Object> values) {
        Set<FieldProblem> problems = new LinkedHashSet<>();
        JsonNode tree = JsonCodec.toTree(values);
        boolean failFast = countValues(tree, 0) > MAX_VALUES_WITH_ALL_PROBLEMS;
        Set<ValidationMessage> messages =
                schema.validate(tree, context -> context.getExecutionConfig().setFailFast(failFast));
        Set<JsonNodePath> typeMismatches = messages.stream()
                .filter(message -> message.getType().equals(TYPE))
                .map(ValidationMessage::getInstanceLocation)
                .collect(Collectors.toSet());
        for (ValidationMessage message : messages) {
            // A value of the wrong type violates the enum too; one problem is enough.
            if (!message.getType().equals(ENUM) || !typeMismatches.contains(message.getInstanceLocation())) {
                problems.add(new FieldProblem(fieldOf(message), reason(message)));
            }
        }
        return problems.stream().limit(MAX_PROBLEMS).toList();
    }

    /** Returns the number of values in a tree; counts no further once there are very many. */
    private static int countValues(JsonNode node, int before) {
        int count = before + 1;
        for (JsonNode child : node) {
            if (count > MAX_VALUES_WITH_ALL_PROBLEMS) {
                break;
            }
            count = countValues(child, count);
        }
        return count;
    }

    private String reason(ValidationMessage message) {
        String allowed = ConstraintFormatter.describe(schemaAt(message.getInstanceLocation()));
        if (allowed.isEmpty() || !VALUE_KEYWORDS.contains(message.getType())) {
            return isInSecret(fieldOf(message)) ? "is invalid" : messageWithoutLocation(message);
        }
        boolean typeMismatch = message.getType().equals(TYPE) && message.getInstanceNode() != null;
        return typeMismatch
                ? "is " + ConstraintFormatter.typeName(message.getInstanceNode()) + ", but " + allowed
                : allowed;
    }

    private boolean isInSecret(String location) {
        return isSecret(location.replaceFirst("[.\\[].*", ""));
    }

    /**
     * Returns the schema of the value at a location; {@code null} if it can't be resolved by following properties and
     * items.
     */
    private JsonNode schemaAt(JsonNodePath location) {
        JsonNode node = schema.getSchemaNode();
        for (int i = 0; node != null && i < location.getNameCount(); i++) {
            Object element = location.getElement(i);
            node = element instanceof Integer ? node.get("items") : member(node, element.toString());
        }
        return node;
    }

    private static JsonNode member(JsonNode object, String name) {
        JsonNode property = object.path("properties").get(name);
        return property == null ? object.get("additionalProperties") : property;
    }

    /** Converts a JSON pointer to a readable field path: {@code /a/0/b} becomes {@code a[0].b}. */
    private static String fieldOf(ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        String path =
                pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.').replaceFirst("^\\.", "");
        return path.isEmpty() && message.getProperty() != null ? message.getProperty() : path;
    }

    /** Returns the validator's message without the location, which the field already contains. */
    private static String messageWithoutLocation(ValidationMessage message) {
        String text = message.getMessage();
        String location = message.getInstanceLocation() + ": ";
        return text.startsWith(location) ? text.substring(location.length()) : text;
    }
}
