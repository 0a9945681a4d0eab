package io.languard.rest.jaxrs;

import static java.util.Objects.requireNonNull;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.rest.io.IdParser;
import io.languard.rest.io.QueryValues;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider of converters for the parameter types of resource methods, which reports malformed values with the error
 * codes of the API. An id in a path is an {@code int}; {@code @Min} and {@code @Max} limit an {@code int} in a query.
 */
public final class ParameterConverters implements ParamConverterProvider {

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        PathParam path = find(annotations, PathParam.class);
        if (path != null) {
            return type == int.class ? converter(idParser(path.value())) : null;
        }
        QueryParam query = find(annotations, QueryParam.class);
        if (query == null) {
            return null;
        }
        Function<String, ?> parser = queryParser(type, annotations);
        if (parser == null) {
            return null;
        }
        String name = query.value();
        return converter(text -> parse(name, text, parser));
    }

    // Values of annotations are read here, not per request: each access is a reflective call.
    private static Function<String, Integer> idParser(String parameter) {
        String thing = parameter.substring(0, parameter.indexOf("_id"));
        String title = thing.substring(0, 1).toUpperCase(Locale.ROOT) + thing.substring(1);
        return text -> IdParser.parse(text, parameter, title);
    }

    private static @Nullable Function<String, ?> queryParser(Class<?> type, Annotation[] annotations) {
        if (type == int.class || type == Integer.class) {
            Max limit = find(annotations, Max.class);
            long min = requireNonNull(find(annotations, Min.class)).value();
            long max = limit == null ? Integer.MAX_VALUE : limit.value();
            return text -> QueryValues.integer(text, min, max, limit == null);
        }
        if (type == boolean.class) {
            String absent =
                    requireNonNull(find(annotations, DefaultValue.class)).value();
            return text -> QueryValues.bool(text.isEmpty() ? absent : text);
        }
        if (type.isEnum()) {
            return text -> QueryValues.constant(text, type);
        }
        if (type == String.class) {
            return QueryValues::text;
        }
        if (type == Instant.class) {
            return QueryValues::time;
        }
        return type == Duration.class ? QueryValues::step : null;
    }

    private static @Nullable Object parse(String name, String text, Function<String, ?> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new LanguardException(
                    ErrorCode.VALIDATION_ERROR,
                    "The query is not valid",
                    List.of(new FieldProblem(name, requireNonNull(e.getMessage()))));
        }
    }

    private static <A extends Annotation> @Nullable A find(Annotation[] annotations, Class<A> type) {
        for (Annotation annotation : annotations) {
            if (type.isInstance(annotation)) {
                return type.cast(annotation);
            }
        }
        return null;
    }

    private static <T> ParamConverter<T> converter(Function<String, ?> parser) {
        return new ParamConverter<>() {
            @Override
            @SuppressWarnings("unchecked")
            public @Nullable T fromString(@Nullable String value) {
                return value == null ? null : (T) parser.apply(value);
            }

            @Override
            public String toString(T value) {
                return String.valueOf(value);
            }
        };
    }
}
