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
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A feature that registers a filter that converts all query parameters of a method before JAX-RS binds the first one,
 * so that a client gets every problem of a query in one response. JAX-RS itself stops at the first.
 */
public final class QueryValidationFeature implements DynamicFeature {

    private static final ParameterConverters CONVERTERS = new ParameterConverters();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Map<String, ParamConverter<?>> query = converters(resource.getResourceMethod());
        if (!query.isEmpty()) {
            ContainerRequestFilter filter = request -> validate(request, query);
            context.register(filter, Priorities.USER);
        }
    }

    /** Returns the converters of the query parameters of a method, by name. */
    public static Map<String, ParamConverter<?>> converters(Method method) {
        Map<String, ParamConverter<?>> query = new LinkedHashMap<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam name = parameter.getAnnotation(QueryParam.class);
            if (name != null) {
                query.put(
                        name.value(),
                        CONVERTERS.getConverter(
                                parameter.getType(), parameter.getParameterizedType(), parameter.getAnnotations()));
            }
        }
        return query;
    }

    private static void validate(ContainerRequestContext request, Map<String, ParamConverter<?>> query) {
        if (!HttpMethod.OPTIONS.equals(request.getMethod())
                && request.getUriInfo().getRequestUri().getRawQuery() != null) {
            validate(query, request.getUriInfo().getQueryParameters()::getFirst);
        }
    }

    /**
     * Throws {@code VALIDATION_ERROR} with the problems of all parameters.
     *
     * @param values returns the text of a parameter; {@code null} if it is absent
     */
    public static void validate(Map<String, ParamConverter<?>> query, Function<String, @Nullable String> values) {
        List<FieldProblem> problems = new ArrayList<>();
        query.forEach((name, converter) -> {
            String value = values.apply(name);
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
