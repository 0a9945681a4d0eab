package io.languard.rest.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The presence rules of JSON properties, derived from the declaration of a record. */
final class RecordRules {

    private final Set<String> nullable = new HashSet<>();
    private final Set<String> optional = new HashSet<>();
    private final Set<String> requiredInRequests = new HashSet<>();

    RecordRules(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            Field field = field(type, component);
            if (field.isAnnotationPresent(JsonUnwrapped.class)) {
                RecordRules nested = new RecordRules(component.getType());
                nullable.addAll(nested.nullable);
                optional.addAll(nested.optional);
                if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    for (RecordComponent property : component.getType().getRecordComponents()) {
                        optional.add(name(component.getType(), property));
                    }
                }
                continue;
            }
            String name = name(type, component);
            if (field.isAnnotationPresent(JsonInclude.class)) {
                optional.add(name);
            } else if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                nullable.add(name);
            }
            if (component.getType() == int.class
                    || field.isAnnotationPresent(NotNull.class)
                    || field.isAnnotationPresent(JsonProperty.class)
                            && field.getAnnotation(JsonProperty.class).required()) {
                requiredInRequests.add(name);
            }
        }
    }

    /** Returns whether a property may be null in a JSON object that is sent; requests omit it instead, if they may. */
    boolean isNullable(String property, boolean request) {
        return nullable.contains(property) && (!request || requiredInRequests.contains(property));
    }

    /** Returns whether a property is present in every JSON object that is sent or received. */
    boolean isRequired(String property, boolean request) {
        return request ? requiredInRequests.contains(property) : !optional.contains(property);
    }

    private static String name(Class<?> type, RecordComponent component) {
        JsonProperty property = field(type, component).getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty()
                ? PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName())
                : property.value();
    }

    private static Field field(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
