package io.languard.rest.io;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.service.json.TimestampCodec;
import io.languard.service.json.WireName;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import io.languard.service.validation.Multiline;
import io.languard.service.validation.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A validator that checks a JSON object against the components of a record and their Jakarta Validation constraints:
 * {@code @NotNull}, {@code @Size}, {@code @Min}, {@code @Max}. Types are strict. All problems are collected, so that a
 * client gets them in one response. Unknown fields are ignored, because clients send back what they have read; null
 * counts as absent, unless the component is {@code @JsonProperty(required = true)}.
 *
 * <p>A Jakarta Validation provider is not used: it validates objects, so a value of the wrong type would be reported
 * alone, and it takes four more bundles.
 */
final class BodyValidator {

    private final List<FieldProblem> problems = new ArrayList<>();

    private BodyValidator() {}

    /** Throws {@code VALIDATION_ERROR} with every problem of the object. */
    static void validate(JsonNode object, Class<?> type) {
        BodyValidator validator = new BodyValidator();
        validator.check(object, type, "");
        validator.throwProblems();
    }

    /** Throws {@code VALIDATION_ERROR} with every problem of the records in a list. */
    static void validateList(JsonNode list, Class<?> item, int max) {
        BodyValidator validator = new BodyValidator();
        if (list.isArray() && list.size() <= max) {
            validator.checkItems("", list, item);
        } else {
            validator.reject("body", "must be a list of at most " + max + " objects");
        }
        validator.throwProblems();
    }

    private void throwProblems() {
        if (!problems.isEmpty()) {
            throw new LanguardException(ErrorCode.VALIDATION_ERROR, "The request body is not valid", problems);
        }
    }

    private void check(JsonNode object, Class<?> type, String prefix) {
        for (RecordComponent component : type.getRecordComponents()) {
            AnnotatedElement constraints = field(type, component);
            if (constraints.isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            String name = PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
            JsonNode node = object.get(name);
            if (node == null && isNullRequired(constraints)) {
                reject(prefix + name, "is required, but may be null");
            } else if (node == null || node.isNull()) {
                if (component.getType() == int.class || constraints.isAnnotationPresent(NotNull.class)) {
                    reject(prefix + name, "is required");
                }
            } else {
                check(prefix + name, node, component, constraints);
            }
        }
    }

    private static boolean isNullRequired(AnnotatedElement constraints) {
        JsonProperty property = constraints.getAnnotation(JsonProperty.class);
        return property != null && property.required();
    }

    private void check(String field, JsonNode node, RecordComponent component, AnnotatedElement constraints) {
        Class<?> type = component.getType();
        if (type == String.class) {
            reject(field, node.isTextual() ? textProblem(node.textValue(), constraints) : "must be a string");
        } else if (type == int.class || type == Integer.class) {
            int min = constraints.isAnnotationPresent(Min.class)
                    ? (int) constraints.getAnnotation(Min.class).value()
                    : Integer.MIN_VALUE;
            int max = constraints.isAnnotationPresent(Max.class)
                    ? (int) constraints.getAnnotation(Max.class).value()
                    : Integer.MAX_VALUE;
            boolean isInt = node.isIntegralNumber() && node.canConvertToInt();
            reject(field, isInt ? FieldValidator.numberProblem(node.intValue(), min, max) : rangeProblem(min, max));
        } else if (type == boolean.class || type == Boolean.class) {
            reject(field, node.isBoolean() ? null : "must be true or false");
        } else if (type.isEnum()) {
            reject(field, wordProblem(node, names(type)));
        } else if (type == Instant.class) {
            boolean valid =
                    node.isTextual() && TimestampCodec.parse(node.textValue()).isPresent();
            reject(
                    field,
                    valid ? null : "must be a time in ISO 8601 with Z or an offset, such as 2026-04-16T10:00:00Z");
        } else if (type == Map.class) {
            reject(field, node.isObject() ? null : "must be an object");
        } else if (type == List.class) {
            checkList(
                    field,
                    node,
                    component,
                    constraints.getAnnotation(Size.class).max());
        } else if (type == Set.class) {
            checkWords(
                    field,
                    node,
                    names(elementType(component)),
                    constraints.getAnnotation(Size.class).max());
        } else {
            throw new IllegalStateException("Unsupported type of " + component);
        }
    }

    private void checkList(String field, JsonNode node, RecordComponent component, int max) {
        Class<?> item = elementType(component);
        if (!node.isArray() || node.size() > max) {
            reject(field, "must be a list of at most " + max + kind(item));
        } else if (item == String.class) {
            checkTexts(field, node);
        } else if (item == Integer.class) {
            checkNumbers(field, node);
        } else {
            checkItems(field, node, item);
        }
    }

    private static String kind(Class<?> item) {
        if (item == String.class) {
            return " strings";
        }
        return item == Integer.class ? " integers" : " objects";
    }

    private void checkNumbers(String field, JsonNode node) {
        for (int i = 0; i < node.size(); i++) {
            JsonNode number = node.get(i);
            reject(
                    field + "[" + i + "]",
                    number.isIntegralNumber() && number.canConvertToInt() ? null : "must be an integer");
        }
    }

    private void checkTexts(String field, JsonNode node) {
        for (int i = 0; i < node.size(); i++) {
            JsonNode text = node.get(i);
            reject(
                    field + "[" + i + "]",
                    text.isTextual()
                            ? FieldValidator.lineProblem(text.textValue(), 1, FieldLimits.MAX_NETWORK_LENGTH)
                            : "must be a string");
        }
    }

    private void checkItems(String field, JsonNode node, Class<?> item) {
        for (int i = 0; i < node.size(); i++) {
            String place = field + "[" + i + "]";
            if (node.get(i).isObject()) {
                check(node.get(i), item, place + ".");
            } else {
                reject(place, "must be an object");
            }
        }
    }

    private void checkWords(String field, JsonNode node, List<String> allowed, int max) {
        if (!node.isArray() || node.size() > max) {
            reject(field, "must be a list of at most " + max + " of " + String.join(", ", allowed));
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            reject(field + "[" + i + "]", wordProblem(node.get(i), allowed));
        }
    }

    private static @Nullable String wordProblem(JsonNode node, List<String> allowed) {
        return node.isTextual() && allowed.contains(node.textValue())
                ? null
                : "must be one of " + String.join(", ", allowed);
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> WireName.of((Enum<?>) constant))
                .toList();
    }

    /** Returns the type of the elements of a component that is a list or a set. */
    static Class<?> elementType(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    private static @Nullable String textProblem(String text, AnnotatedElement constraints) {
        Size size = constraints.getAnnotation(Size.class);
        if (constraints.isAnnotationPresent(Multiline.class)) {
            return FieldValidator.textProblem(text, size.min(), size.max());
        }
        if (!constraints.isAnnotationPresent(Secret.class)) {
            return FieldValidator.lineProblem(text, size.min(), size.max());
        }
        int length = TextRules.length(text);
        if (length < size.min() || length > size.max()) {
            return "must have " + size.min() + " to " + size.max() + " characters";
        }
        return text.indexOf('\0') >= 0 ? "must not hold control characters" : null;
    }

    private static String rangeProblem(int min, int max) {
        return "must be an integer from " + min + " to " + max;
    }

    /** Returns the field of a component, which carries the annotations whose targets exclude record components. */
    static AnnotatedElement field(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private void reject(String field, @Nullable String reason) {
        if (reason != null) {
            problems.add(new FieldProblem(field, reason));
        }
    }
}
