package io.languard.http;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registration of a servlet service, as the service properties of the OSGi HTTP whiteboard describe it.
 *
 * @param patterns the URL patterns of the servlet, in the syntax of the servlet specification
 * @param asyncSupported whether the servlet may call {@code startAsync}
 * @param initParameters the init parameters, without the prefix of the service property
 */
record ServletRegistration(
        String name, List<String> patterns, boolean asyncSupported, Map<String, String> initParameters) {

    /** Service property for the URL patterns; one or more. */
    static final String PATTERN = "osgi.http.whiteboard.servlet.pattern";

    private static final String NAME = "osgi.http.whiteboard.servlet.name";
    private static final String ASYNC_SUPPORTED = "osgi.http.whiteboard.servlet.asyncSupported";
    private static final String INIT_PREFIX = "servlet.init.";

    /** Reads the service properties; the name defaults to the class name of the servlet. */
    static ServletRegistration of(Object servlet, Map<String, Object> properties) {
        Map<String, String> parameters = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(INIT_PREFIX)) {
                parameters.put(key.substring(INIT_PREFIX.length()), String.valueOf(value));
            }
        });
        Object name = properties.get(NAME);
        Object async = properties.get(ASYNC_SUPPORTED);
        return new ServletRegistration(
                name == null ? servlet.getClass().getName() : name.toString(),
                strings(properties.get(PATTERN)),
                Boolean.parseBoolean(String.valueOf(async)),
                parameters);
    }

    /** Returns the values of a property of type {@code String+}. */
    private static List<String> strings(@Nullable Object value) {
        if (value instanceof String[] several) {
            return List.of(several);
        }
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    ServletConfig config(ServletContext context) {
        return new ServletConfig() {
            @Override
            public String getServletName() {
                return name;
            }

            @Override
            public ServletContext getServletContext() {
                return context;
            }

            @Override
            public @Nullable String getInitParameter(String parameter) {
                return initParameters.get(parameter);
            }

            @Override
            public Enumeration<String> getInitParameterNames() {
                return Collections.enumeration(initParameters.keySet());
            }
        };
    }
}
