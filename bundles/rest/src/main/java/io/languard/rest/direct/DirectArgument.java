package io.languard.rest.direct;

import io.languard.rest.jaxrs.ParameterConverters;
import io.languard.service.user.UserSession;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.reflect.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The source of one argument of a method. */
@FunctionalInterface
interface DirectArgument {

    /** Returns the argument. */
    @Nullable
    Object of(DirectRequest request);

    /**
     * Returns the source for a parameter; {@code null} for a kind that only Jersey knows.
     *
     * @param variables the names of the variables of the path, in order
     */
    static @Nullable DirectArgument of(Parameter parameter, List<String> variables) {
        Class<?> type = parameter.getType();
        if (parameter.isAnnotationPresent(Context.class) && type == UserSession.class) {
            return DirectRequest::session;
        }
        ParamConverter<?> converter = new ParameterConverters()
                .getConverter(type, parameter.getParameterizedType(), parameter.getAnnotations());
        PathParam path = parameter.getAnnotation(PathParam.class);
        if (path != null) {
            return ofPath(type, variables.indexOf(path.value()), converter);
        }
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        return query == null || converter == null ? null : ofQuery(parameter, query.value(), converter);
    }

    private static @Nullable DirectArgument ofPath(Class<?> type, int index, @Nullable ParamConverter<?> converter) {
        if (converter != null) {
            return request -> converter.fromString(request.path().get(index));
        }
        return type == String.class ? request -> request.path().get(index) : null;
    }

    private static DirectArgument ofQuery(Parameter parameter, String name, ParamConverter<?> converter) {
        DefaultValue annotation = parameter.getAnnotation(DefaultValue.class);
        Object absent = annotation == null ? null : converter.fromString(annotation.value());
        return request -> {
            String text = request.query().get(name);
            return text == null ? absent : converter.fromString(text);
        };
    }
}
