package io.languard.rest.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.Public;
import java.util.Locale;

/** One operation of the document. */
final class Operation {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data";

    private final Route route;
    private final Describe describe;
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    private Operation(Route route) {
        this.route = route;
        this.describe = route.method().getAnnotation(Describe.class);
    }

    /** The operation of a route of ours. */
    static ObjectNode of(Route route, Responses responses) {
        Operation operation = new Operation(route);
        operation.head();
        operation.parameters();
        operation.body();
        operation.answers(responses);
        return operation.node;
    }

    private void head() {
        String id = route.verb().toLowerCase(Locale.ROOT) + route.path().replaceAll("[^A-Za-z0-9]+", "_");
        node.put("operationId", id.replaceAll("_$", ""));
        node.put("summary", describe.summary());
        node.putArray("tags").add(route.tag());
        if (route.is(Public.class)) {
            node.putArray("security");
        } else {
            node.put("description", route.is(AdminOnly.class) ? "For admins." : "For admins and viewers.");
        }
    }

    private void parameters() {
        ArrayNode parameters = node.putArray("parameters");
        for (String name : route.parameters()) {
            parameters.addObject().put("$ref", Components.pathParameter(name));
        }
        for (String name : describe.query()) {
            parameters.addObject().put("$ref", Components.queryParameter(name));
        }
    }

    private void body() {
        if (describe.body().isEmpty()) {
            return;
        }
        boolean optional = describe.body().endsWith("?");
        ObjectNode body = node.putObject("requestBody");
        body.put("required", !optional);
        body.putObject("content")
                .putObject(isForm() ? FORM : JSON)
                .putObject("schema")
                .put("$ref", SCHEMAS + describe.body().replace("?", ""));
    }

    private boolean isForm() {
        return describe.body().endsWith("File");
    }

    private void answers(Responses responses) {
        ObjectNode answers = node.putObject("responses");
        ObjectNode success = answers.putObject(Integer.toString(describe.status()));
        String answer = describe.answer();
        if (describe.status() == 204) {
            success.put("description", "Done; no body");
        } else if (answer.contains("/")) {
            success.put("description", "The bare file");
            success.putObject("content").putObject(answer).putObject("schema").put("type", "string");
        } else {
            success.put("description", "Done");
            envelope(success.putObject("content").putObject(JSON).putObject("schema"), answer);
        }
        responses.errors(route, describe).forEach(answers::set);
    }

    private static void envelope(ObjectNode schema, String answer) {
        schema.put("type", "object");
        schema.putArray("required").add("success").add("data").add("error");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("success").put("const", true);
        ObjectNode data = properties.putObject("data");
        if (answer.isEmpty()) {
            data.put("type", "null");
        } else if (answer.endsWith("[]")) {
            data.put("type", "array").putObject("items").put("$ref", SCHEMAS + answer.replace("[]", ""));
        } else {
            data.put("$ref", SCHEMAS + answer);
        }
        properties.putObject("error").put("type", "null");
    }
}
