package io.languard.rest.direct;

import io.languard.rest.io.Envelope;
import io.languard.rest.jaxrs.AccessGuard;
import io.languard.rest.jaxrs.Bare;
import io.languard.rest.jaxrs.Conditional;
import io.languard.rest.jaxrs.EnvelopeFilter;
import io.languard.rest.jaxrs.EnvelopeWriter;
import io.languard.rest.jaxrs.PermissionFilterFeature;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.PrerequisiteFeature;
import io.languard.rest.jaxrs.Public;
import io.languard.rest.jaxrs.QueryValidationFeature;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RouteTemplateFilter;
import io.languard.rest.openapi.ApiRoute;
import io.languard.service.page.Counted;
import io.languard.service.user.Permission;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ParamConverter;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A method that reads, and the checks that precede it, in the order of the filters that Jersey would call. */
final class DirectRoute {

    private static final String SERVER_ID = "server_id";

    private final Object resource;
    private final Method method;
    private final String template;
    private final AccessGuard accessGuard;
    private final @Nullable Permission permission;
    private final PrerequisiteFeature.@Nullable Check prerequisite;
    private final Map<String, ParamConverter<?>> queryConverters;
    private final List<DirectArgument> arguments;
    private final List<String> variables;

    DirectRoute(
            Object resource,
            ApiRoute route,
            AccessGuard accessGuard,
            Map<Prerequisite, PrerequisiteFeature.Check> prerequisites) {
        this.resource = resource;
        this.method = route.method();
        this.template = "/api" + route.path();
        this.accessGuard = accessGuard;
        this.permission = PermissionFilterFeature.permission(method);
        Requires requires = method.getAnnotation(Requires.class);
        this.prerequisite = requires == null ? null : prerequisites.get(requires.value());
        this.queryConverters = QueryValidationFeature.converters(method);
        this.variables = route.parameters();
        this.arguments = Arrays.stream(method.getParameters())
                .map(parameter -> DirectArgument.of(parameter, variables))
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Returns whether the method has only parameters that are known here, a path without regular expressions, and returns
     * data for the envelope.
     */
    static boolean supports(ApiRoute route) {
        Method method = route.method();
        Path path = method.getAnnotation(Path.class);
        boolean hasPattern = path != null && path.value().indexOf(':') >= 0;
        return !hasPattern
                && !method.isAnnotationPresent(Public.class)
                && !method.isAnnotationPresent(Conditional.class)
                && !method.isAnnotationPresent(Bare.class)
                && !Response.class.isAssignableFrom(method.getReturnType())
                && Arrays.stream(method.getParameters())
                        .allMatch(parameter -> DirectArgument.of(parameter, route.parameters()) != null);
    }

    void serve(HttpServletRequest request, HttpServletResponse response, DirectRequest values, EnvelopeWriter writer)
            throws IOException, ServletException {
        request.setAttribute(RouteTemplateFilter.ATTRIBUTE, template);
        int serverId = variables.indexOf(SERVER_ID);
        accessGuard.check(
                values.session(),
                permission,
                serverId < 0 ? null : values.path().get(serverId));
        if (prerequisite != null) {
            PrerequisiteFeature.check(prerequisite, values.session(), pathParameters(values));
        }
        QueryValidationFeature.validate(queryConverters, values.query()::get);
        Object result = invoke(values);
        if (result instanceof Counted counted) {
            response.setHeader(EnvelopeFilter.TOTAL, Long.toString(counted.total()));
        }
        writer.write(Envelope.of(result), response);
    }

    private MultivaluedMap<String, String> pathParameters(DirectRequest values) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            parameters.putSingle(variables.get(i), values.path().get(i));
        }
        return parameters;
    }

    private @Nullable Object invoke(DirectRequest values) throws ServletException {
        Object[] all = new Object[arguments.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = arguments.get(i).of(values);
        }
        try {
            return method.invoke(resource, all);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new ServletException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
