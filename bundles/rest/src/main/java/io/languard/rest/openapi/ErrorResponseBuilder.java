package io.languard.rest.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.Public;
import io.languard.service.error.HttpErrorCodes;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The errors of operations; those that say the same stand in the document once. */
final class ErrorResponseBuilder {

    private static final int TOO_LARGE = 413;
    private static final int BROKEN = 500;

    private final ObjectNode shared;

    /** @param shared where responses are put that several operations refer to */
    ErrorResponseBuilder(ObjectNode shared) {
        this.shared = shared;
    }

    /** The errors of a route by status: those that are declared, and those that follow from what it is. */
    Map<String, ObjectNode> errors(ApiRoute apiRoute, ApiOperation apiOperation) {
        Set<ErrorCode> codes = EnumSet.of(ErrorCode.RATE_LIMITED, ErrorCode.INTERNAL_ERROR);
        codes.addAll(List.of(apiOperation.errors()));
        if (!apiRoute.hasAnnotation(Public.class)) {
            codes.add(ErrorCode.UNAUTHORIZED);
            codes.add(ErrorCode.DATABASE_UNAVAILABLE);
        }
        if (apiRoute.hasAnnotation(AdminOnly.class)) {
            codes.add(ErrorCode.FORBIDDEN);
        }
        if (apiRoute.parameters().stream().anyMatch(name -> !name.equals("game_type"))) {
            codes.add(ErrorCode.NOT_FOUND);
        }
        if (apiRoute.parameters().stream().anyMatch(name -> name.endsWith("_id") && !name.equals("slot_id"))
                || apiOperation.queryParameters().length > 0) {
            codes.add(ErrorCode.VALIDATION_ERROR);
        }
        if (!apiOperation.requestSchema().isEmpty()) {
            codes.add(ErrorCode.VALIDATION_ERROR);
            codes.add(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
            if (!codes.contains(ErrorCode.UPLOAD_FAILED)) {
                codes.add(ErrorCode.PAYLOAD_TOO_LARGE);
            }
        }
        return byStatus(codes);
    }

    /** The errors that hold for every route, known or not. */
    Map<String, ObjectNode> always() {
        return byStatus(EnumSet.of(
                ErrorCode.UNAUTHORIZED,
                ErrorCode.FORBIDDEN,
                ErrorCode.NOT_FOUND,
                ErrorCode.VALIDATION_ERROR,
                ErrorCode.RATE_LIMITED,
                ErrorCode.INTERNAL_ERROR,
                ErrorCode.DATABASE_UNAVAILABLE));
    }

    private Map<String, ObjectNode> byStatus(Set<ErrorCode> codes) {
        Map<String, Set<ErrorCode>> byStatus = new TreeMap<>();
        for (ErrorCode code : codes) {
            put(byStatus, HttpErrorCodes.status(code), code);
            if (code == ErrorCode.UPLOAD_FAILED) {
                put(byStatus, TOO_LARGE, code);
                put(byStatus, BROKEN, code);
            }
        }
        Map<String, ObjectNode> responses = new TreeMap<>();
        byStatus.forEach((status, some) -> responses.put(status, response(some)));
        return responses;
    }

    private static void put(Map<String, Set<ErrorCode>> byStatus, int status, ErrorCode code) {
        byStatus.computeIfAbsent(Integer.toString(status), key -> EnumSet.noneOf(ErrorCode.class))
                .add(code);
    }

    private ObjectNode response(Set<ErrorCode> codes) {
        List<String> names = codes.stream().map(ErrorCode::name).toList();
        String key = String.join(".", names);
        if (!shared.has(key)) {
            ObjectNode response = shared.putObject(key);
            response.put("description", String.join(", ", names));
            ObjectNode json = response.putObject("content").putObject("application/json");
            json.set("example", example(codes.iterator().next()));
            ObjectNode schema = json.putObject("schema");
            schema.put("$ref", "#/components/schemas/Failure");
            ObjectNode code = schema.putObject("properties")
                    .putObject("error")
                    .putObject("properties")
                    .putObject("code");
            names.forEach(code.withArray("enum")::add);
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/responses/" + key);
    }

    /** A whole body; readers of the page would make up one of what the schema says of the code alone. */
    private static ObjectNode example(ErrorCode code) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("success", false);
        body.putNull("data");
        ObjectNode error = body.putObject("error").put("code", code.name()).put("message", "What is wrong");
        if (code == ErrorCode.VALIDATION_ERROR || code == ErrorCode.INVALID_CONFIG) {
            error.putArray("details").addObject().put("field", "name").put("reason", "is required");
        }
        return body;
    }
}
