package io.languard.rest.openapi;

import io.languard.api.error.ErrorCode;
import io.languard.http.api.HttpErrorCodes;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Public;
import io.languard.service.user.Role;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The error responses of operations by status; equal responses are declared once. */
final class ErrorResponses {

    private static final int TOO_LARGE = 413;
    private static final int BROKEN = 500;

    private final Components components;

    ErrorResponses(Components components) {
        this.components = components;
        // The errors of every route of an adapter, under names that its description can refer to.
        byStatus(EnumSet.of(
                        ErrorCode.UNAUTHORIZED,
                        ErrorCode.FORBIDDEN,
                        ErrorCode.NOT_FOUND,
                        ErrorCode.VALIDATION_ERROR,
                        ErrorCode.RATE_LIMITED,
                        ErrorCode.INTERNAL_ERROR,
                        ErrorCode.DATABASE_UNAVAILABLE))
                .forEach((status, codes) -> components.addResponses("error." + status, response(codes)));
    }

    /** Returns the errors of a route: the declared ones, and those that follow from its role, path and body. */
    Map<String, ApiResponse> of(ApiRoute route, Operation operation) {
        Set<ErrorCode> codes = EnumSet.of(ErrorCode.RATE_LIMITED, ErrorCode.INTERNAL_ERROR);
        if (route.hasAnnotation(ApiErrors.class)) {
            codes.addAll(List.of(route.method().getAnnotation(ApiErrors.class).value()));
        }
        if (!route.hasAnnotation(Public.class)) {
            codes.add(ErrorCode.UNAUTHORIZED);
            codes.add(ErrorCode.DATABASE_UNAVAILABLE);
        }
        if (route.permission()
                .filter(permission -> !Role.VIEWER.has(permission))
                .isPresent()) {
            codes.add(ErrorCode.FORBIDDEN);
        }
        if (route.parameters().stream().anyMatch(name -> !name.equals("game_type"))) {
            codes.add(ErrorCode.NOT_FOUND);
        }
        boolean hasId = route.parameters().stream().anyMatch(name -> name.endsWith("_id") && !name.equals("slot_id"));
        boolean hasQuery = operation.getParameters().stream().anyMatch(parameter -> "query".equals(parameter.getIn()));
        if (hasId || hasQuery) {
            codes.add(ErrorCode.VALIDATION_ERROR);
        }
        if (operation.getRequestBody() != null) {
            codes.add(ErrorCode.VALIDATION_ERROR);
            codes.add(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
            if (!codes.contains(ErrorCode.UPLOAD_FAILED)) {
                codes.add(ErrorCode.PAYLOAD_TOO_LARGE);
            }
        }
        Map<String, ApiResponse> responses = new TreeMap<>();
        byStatus(codes).forEach((status, some) -> responses.put(status, shared(some)));
        return responses;
    }

    private static Map<String, Set<ErrorCode>> byStatus(Set<ErrorCode> codes) {
        Map<String, Set<ErrorCode>> byStatus = new TreeMap<>();
        for (ErrorCode code : codes) {
            put(byStatus, HttpErrorCodes.status(code), code);
            if (code == ErrorCode.UPLOAD_FAILED) {
                put(byStatus, TOO_LARGE, code);
                put(byStatus, BROKEN, code);
            }
        }
        return byStatus;
    }

    private static void put(Map<String, Set<ErrorCode>> byStatus, int status, ErrorCode code) {
        byStatus.computeIfAbsent(Integer.toString(status), key -> EnumSet.noneOf(ErrorCode.class))
                .add(code);
    }

    private ApiResponse shared(Set<ErrorCode> codes) {
        String name = String.join(".", codes.stream().map(ErrorCode::name).toList());
        if (!components.getResponses().containsKey(name)) {
            components.addResponses(name, response(codes));
        }
        return new ApiResponse().$ref("#/components/responses/" + name);
    }

    private static ApiResponse response(Set<ErrorCode> codes) {
        List<String> names = codes.stream().map(ErrorCode::name).toList();
        ApiResponse response = new ApiResponse()
                .description(String.join(", ", names))
                .content(new Content()
                        .addMediaType(
                                "application/json",
                                new MediaType()
                                        .schema(Schemas.reference("Failure"))
                                        .example(example(codes.iterator().next()))));
        response.addExtension("x-error-codes", names);
        return response;
    }

    private static Map<String, Object> example(ErrorCode code) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code.name());
        error.put("message", "What is wrong");
        if (code == ErrorCode.VALIDATION_ERROR || code == ErrorCode.INVALID_CONFIG) {
            error.put("details", List.of(Map.of("field", "name", "reason", "is required")));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("data", null);
        body.put("error", error);
        return body;
    }
}
