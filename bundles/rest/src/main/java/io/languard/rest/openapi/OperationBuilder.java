package io.languard.rest.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.Public;

/** One operation of the document. */
final class OperationBuilder {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data";

    private final ApiRoute apiRoute;
    private final ApiOperation apiOperation;
    private final ObjectNode schemas;
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    private OperationBuilder(ApiRoute apiRoute, ObjectNode schemas) {
        this.apiRoute = apiRoute;
        this.schemas = schemas;
        this.apiOperation = apiRoute.method().getAnnotation(ApiOperation.class);
    }

    /** Describes a route of the platform; envelopes are added to the schemas. */
    static ObjectNode build(ApiRoute apiRoute, ObjectNode schemas, ErrorResponseBuilder errorResponseBuilder) {
        OperationBuilder operationBuilder = new OperationBuilder(apiRoute, schemas);
        operationBuilder.head();
        operationBuilder.parameters();
        operationBuilder.body();
        operationBuilder.answers(errorResponseBuilder);
        return operationBuilder.node;
    }

    private void head() {
        node.put("operationId", apiRoute.method().getName());
        node.put("summary", apiOperation.summary());
        node.putArray("tags").add(apiRoute.tag());
        if (apiRoute.hasAnnotation(Public.class)) {
            node.putArray("security");
        } else {
            node.put(
                    "description", apiRoute.hasAnnotation(AdminOnly.class) ? "For admins." : "For admins and viewers.");
        }
    }

    private void parameters() {
        ArrayNode parameters = node.putArray("parameters");
        for (String name : apiRoute.parameters()) {
            parameters.addObject().put("$ref", SchemaComponents.pathParameter(name));
        }
        for (String name : apiOperation.queryParameters()) {
            parameters.addObject().put("$ref", SchemaComponents.queryParameter(name));
        }
    }

    private void body() {
        if (apiOperation.requestSchema().isEmpty()) {
            return;
        }
        boolean optional = apiOperation.requestSchema().endsWith("?");
        ObjectNode body = node.putObject("requestBody");
        body.put("required", !optional);
        body.putObject("content")
                .putObject(isForm() ? FORM : JSON)
                .putObject("schema")
                .put("$ref", SCHEMAS + apiOperation.requestSchema().replace("?", ""));
    }

    private boolean isForm() {
        return apiOperation.requestSchema().endsWith("File");
    }

    private void answers(ErrorResponseBuilder errorResponseBuilder) {
        ObjectNode answers = node.putObject("responses");
        ObjectNode success = answers.putObject(Integer.toString(apiOperation.status()));
        String answer = apiOperation.responseSchema();
        if (apiOperation.status() == 204) {
            success.put("description", "Done; no body");
        } else if (answer.contains("/")) {
            success.put("description", "The bare file");
            success.putObject("content").putObject(answer).putObject("schema").put("type", "string");
        } else {
            success.put("description", "Done");
            success.putObject("content").putObject(JSON).putObject("schema").put("$ref", SCHEMAS + envelope(answer));
        }
        errorResponseBuilder.errors(apiRoute, apiOperation).forEach(answers::set);
    }

    /** Adds the schema of the envelope around a value to the components, and returns its name. */
    private String envelope(String answer) {
        String name = answer.isEmpty() ? "EmptyResponse" : answer.replace("[]", "List") + "Response";
        if (!schemas.has(name)) {
            ObjectNode schema = schemas.putObject(name);
            schema.put("type", "object");
            schema.putArray("required").add("success").add("data").add("error");
            ObjectNode properties = schema.putObject("properties");
            properties.putObject("success").put("type", "boolean").put("const", true);
            ObjectNode data = properties.putObject("data");
            if (answer.isEmpty()) {
                nullOnly(data);
            } else if (answer.endsWith("[]")) {
                data.put("type", "array").putObject("items").put("$ref", SCHEMAS + answer.replace("[]", ""));
            } else {
                data.put("$ref", SCHEMAS + answer);
            }
            nullOnly(properties.putObject("error"));
        }
        return name;
    }

    /** Describes null as a nullable object, because client generators have no type for null alone. */
    private static void nullOnly(ObjectNode schema) {
        schema.putArray("type").add("object").add("null");
        schema.put("description", "Always null");
    }
}
