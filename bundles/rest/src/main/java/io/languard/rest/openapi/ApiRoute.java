package io.languard.rest.openapi;

import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.user.Permission;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method of a resource and its path.
 *
 * @param path template without regular expressions, such as {@code /api/servers/{server_id}}
 * @param tag the tag that groups it in the document
 */
public record ApiRoute(String httpMethod, String path, String tag, Method method) {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}:]+)(:[^}]*)?}");

    /** Returns every route of these resources, ordered by path. */
    public static List<ApiRoute> of(String root, Iterable<Object> resources) {
        List<ApiRoute> apiRoutes = new ArrayList<>();
        for (Object resource : resources) {
            Class<?> type = resource.getClass();
            Path path = type.getAnnotation(Path.class);
            for (Method method : path == null ? new Method[0] : type.getMethods()) {
                verb(method).ifPresent(verb -> {
                    Path below = method.getAnnotation(Path.class);
                    String whole = root + "/" + path.value() + "/" + (below == null ? "" : below.value());
                    apiRoutes.add(new ApiRoute(verb, clean(whole), tag(path.value()), method));
                });
            }
        }
        apiRoutes.sort(Comparator.comparing(ApiRoute::path).thenComparing(ApiRoute::httpMethod));
        return apiRoutes;
    }

    /** Returns the names of the parameters in the path. */
    public List<String> parameters() {
        List<String> names = new ArrayList<>();
        for (Matcher matcher = PARAMETER.matcher(path); matcher.find(); ) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Returns whether the method has this annotation. */
    boolean hasAnnotation(Class<? extends Annotation> type) {
        return method.isAnnotationPresent(type);
    }

    /** Returns the permission that the route requires; empty if it requires none. */
    public Optional<Permission> permission() {
        return Optional.ofNullable(method.getAnnotation(RequiresPermission.class))
                .map(RequiresPermission::value);
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String clean(String path) {
        return PARAMETER.matcher(path).replaceAll("{$1}").replaceAll("//+", "/").replaceAll("/$", "");
    }

    private static String tag(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return httpMethod + " " + path;
    }
}
