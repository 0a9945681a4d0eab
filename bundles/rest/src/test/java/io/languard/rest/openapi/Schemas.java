package io.languard.rest.openapi;

import io.languard.rest.io.ApiError;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The schemas of the document: envelopes, and the constraints of records that swagger-core does not read. */
final class Schemas {

    static final String PREFIX = "#/components/schemas/";

    private final Components components;

    /** Adds the schemas of errors to the components. */
    Schemas(Components components) {
        this.components = components;
        ModelConverters.getInstance(true).readAll(ApiError.class).forEach(components::addSchemas);
        Schema<Object> failure = ofType("object");
        failure.addProperty("success", ofType("boolean")._const(false));
        failure.addProperty(
                "data", nullable().description("The current state of the resource after a conflict, otherwise null"));
        failure.addProperty("error", reference("ApiError"));
        components.addSchemas("Failure", failure);
    }

    /** Adds the envelope around a result; {@code null} for none. */
    Schema<?> envelope(Method method, Schema<?> data) {
        String name = data == null ? "EmptyResponse" : responseName(method, data);
        Schema<Object> envelope = ofType("object");
        envelope.addProperty("success", ofType("boolean")._const(true));
        envelope.addProperty("data", data == null ? nullable().description("Always null") : data);
        envelope.addProperty("error", nullable().description("Always null"));
        components.addSchemas(name, envelope);
        return reference(name);
    }

    private static String responseName(Method method, Schema<?> data) {
        if (data.get$ref() != null) {
            return name(data) + "Response";
        }
        if (data.getItems() != null && data.getItems().get$ref() != null) {
            return name(data.getItems()) + "ListResponse";
        }
        String operation = method.getName();
        return Character.toUpperCase(operation.charAt(0)) + operation.substring(1) + "Response";
    }

    /**
     * Completes the schemas once all operations are known.
     *
     * @param records the records that schemas were generated from, by name
     * @param unused schemas that only swagger-core refers to
     */
    void finish(Set<String> requestBodies, Map<String, Class<?>> records, Set<String> unused) {
        Set<String> requests = new HashSet<>();
        requestBodies.forEach(name -> addWithNested(name, requests));
        // What clients both send and receive is described as it is received.
        Set<String> responses = new HashSet<>();
        components.getSchemas().keySet().stream()
                .filter(name -> name.endsWith("Response"))
                .forEach(name -> addWithNested(name, responses));
        requests.removeAll(responses);
        unused.forEach(components.getSchemas()::remove);
        components.getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null && !name.equals("Section")) {
                complete(schema, records.get(name), requests.contains(name));
            }
        });
        components.setSchemas(new LinkedHashMap<>(new TreeMap<>(components.getSchemas())));
    }

    /**
     * Adds which properties are required and which may be null; an envelope has no record, and all its properties are
     * required.
     */
    private static void complete(Schema<?> schema, Class<?> record, boolean request) {
        List<String> required = new ArrayList<>();
        RecordRules rules = record == null ? null : new RecordRules(record);
        schema.getProperties().replaceAll((name, property) -> {
            if (rules == null || rules.isRequired(name, request)) {
                required.add(name);
            }
            return rules != null && rules.isNullable(name, request) ? orNull(property) : property;
        });
        schema.setRequired(required);
    }

    @SuppressWarnings("unchecked")
    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(schema, ofType("null")));
        }
        schema.addType("null");
        if (schema.getEnum() != null) {
            ((Schema<Object>) schema).addEnumItemObject(null);
        }
        return schema;
    }

    private void addWithNested(String name, Set<String> names) {
        Schema<?> schema = components.getSchemas().get(name);
        if (schema == null || !names.add(name) || schema.getProperties() == null) {
            return;
        }
        schema.getProperties().values().forEach(property -> {
            Schema<?> target = property.getItems() == null ? property : property.getItems();
            if (target.get$ref() != null) {
                addWithNested(name(target), names);
            }
        });
    }

    /** Returns a schema of these types. */
    static Schema<Object> ofType(String... types) {
        JsonSchema schema = new JsonSchema();
        schema.setTypes(new LinkedHashSet<>(List.of(types)));
        return schema;
    }

    static Schema<?> reference(String name) {
        return new JsonSchema().$ref(PREFIX + name);
    }

    static String name(Schema<?> reference) {
        return reference.get$ref().substring(PREFIX.length());
    }

    /** Returns a schema for an object or null: client generators do not support null alone. */
    private static Schema<Object> nullable() {
        return ofType("object", "null");
    }
}
