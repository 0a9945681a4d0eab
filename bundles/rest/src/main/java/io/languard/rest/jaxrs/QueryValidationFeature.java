package io.languard.rest.jaxrs;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A feature that registers a filter that converts all query parameters of a method before JAX-RS binds the first one,
 * so that a client gets every problem of a query in one response. JAX-RS itself stops at the first.
 */
public final class QueryValidationFeature implements DynamicFeature {

    private final ParameterConverters converters = new ParameterConverters();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Map<String, ParamConverter<?>> query = new LinkedHashMap<>();
        for (Parameter parameter : resource.getResourceMethod().getParameters()) {
            QueryParam name = parameter.getAnnotation(QueryParam.class);
            if (name != null) {
                query.put(
                        name.value(),
                        converters.getConverter(
                                parameter.getType(), parameter.getParameterizedType(), parameter.getAnnotations()));
            }
        }
        if (!query.isEmpty()) {
            ContainerRequestFilter filter = request -> validate(request, query);
            context.register(filter, Priorities.USER);
        }
    }

    private static void validate(ContainerRequestContext request, Map<String, ParamConverter<?>> query) {
        if (HttpMethod.OPTIONS.equals(request.getMethod())
                || request.getUriInfo().getRequestUri().getRawQuery() == null) {
            return;
        }
        MultivaluedMap<String, String> values = request.getUriInfo().getQueryParameters();
        List<FieldProblem> problems = new ArrayList<>();
        query.forEach((name, converter) -> {
            String value = values.getFirst(name);
            if (value != null) {
                try {
                    converter.fromString(value);
                } catch (LanguardException e) {
                    problems.addAll(e.details());
                }
            }
        });
        if (!problems.isEmpty()) {
            throw new LanguardException(ErrorCode.VALIDATION_ERROR, "The query is not valid", problems);
        }
    }
}
