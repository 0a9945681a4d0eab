package io.languard.http;

import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_INIT_PARAM_PREFIX;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The registration of a servlet service, as the service properties of the OSGi HTTP whiteboard describe it.
 *
 * @param patterns the URL patterns of the servlet, in the syntax of the servlet specification
 * @param asyncSupported whether the servlet may call {@code startAsync}
 * @param initParameters the init parameters, without the prefix of the service property
 */
record ServletRegistration(
        String name, List<String> patterns, boolean asyncSupported, Map<String, String> initParameters) {

    /** Reads the service properties; the name defaults to the class name of the servlet. */
    static ServletRegistration of(Object servlet, Map<String, Object> properties) {
        Map<String, String> parameters = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(HTTP_WHITEBOARD_SERVLET_INIT_PARAM_PREFIX)) {
                parameters.put(
                        key.substring(HTTP_WHITEBOARD_SERVLET_INIT_PARAM_PREFIX.length()), String.valueOf(value));
            }
        });
        Object name = properties.get(HTTP_WHITEBOARD_SERVLET_NAME);
        Object async = properties.get(HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED);
        return new ServletRegistration(
                name == null ? servlet.getClass().getName() : name.toString(),
                strings(properties.get(HTTP_WHITEBOARD_SERVLET_PATTERN)),
                Boolean.parseBoolean(String.valueOf(async)),
                parameters);
    }

    /** The values of a property of type {@code String+}. */
    private static List<String> strings(Object value) {
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
            public String getInitParameter(String parameter) {
                return initParameters.get(parameter);
            }

            @Override
            public Enumeration<String> getInitParameterNames() {
                return Collections.enumeration(initParameters.keySet());
            }
        };
    }
}
