package io.languard.rest.io;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.service.validation.FieldValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A JSON object that a client sent, read field by field with strict types. What is wrong is collected, so that a client
 * hears of everything at once: call {@link #validate} before a value is used. Unknown fields are ignored, because clients
 * send back what they have read; {@code null} counts as absent.
 */
public final class RequestBody {

    private final JsonNode object;
    private final String prefix;
    private final List<FieldProblem> problems;

    /** A whole body; the node must be an object. */
    RequestBody(JsonNode object) {
        this(object, "", new ArrayList<>());
    }

    private RequestBody(JsonNode object, String prefix, List<FieldProblem> problems) {
        this.object = object;
        this.prefix = prefix;
        this.problems = problems;
    }

    /** A required text on one line, without control characters and not blank unless {@code min} is 0. */
    public String singleLine(String name, int min, int max) {
        return required(name, node -> singleLine(name, node, min, max));
    }

    /** Same as {@link #singleLine}; {@code null} if it is absent. */
    public String optionalSingleLine(String name, int min, int max) {
        return optional(name, node -> singleLine(name, node, min, max));
    }

    /** A text that may have several lines; {@code null} if it is absent. */
    public String optionalText(String name, int min, int max) {
        return optional(name, node -> checked(name, node, text -> FieldValidator.textProblem(text, min, max)));
    }

    /** A required password: anything but NUL. */
    public String secret(String name, int min, int max) {
        return required(name, node -> checked(name, node, text -> secretProblem(text, min, max)));
    }

    /** A required integer; 0 if it is wrong. */
    public int integer(String name, int min, int max) {
        Integer value = required(name, node -> integer(name, node, min, max));
        return value == null ? 0 : value;
    }

    /** An integer; {@code null} if it is absent. */
    public Integer optionalInteger(String name, int min, int max) {
        return optional(name, node -> integer(name, node, min, max));
    }

    /** A boolean; {@code null} if it is absent. */
    public Boolean optionalBool(String name) {
        return optional(name, node -> node.isBoolean() ? node.booleanValue() : reject(name, "must be true or false"));
    }

    /** A required text that is one of a few. */
    public String oneOf(String name, List<String> allowed) {
        return required(
                name,
                node -> node.isTextual() && allowed.contains(node.textValue())
                        ? node.textValue()
                        : reject(name, "must be one of " + String.join(", ", allowed)));
    }

    /** A required list of objects, each of which reports into this body's problems. */
    public List<RequestBody> objects(String name, int max) {
        List<RequestBody> bodies = required(name, node -> objects(name, node, max));
        return bodies == null ? List.of() : bodies;
    }

    /** An object as map, list, text, number and boolean; {@code null} if it is absent. */
    public Map<String, Object> optionalObject(String name) {
        return optional(name, node -> node.isObject() ? ApiJsonCodec.toMap(node) : reject(name, "must be an object"));
    }

    /** Everything but these fields, as map, list, text, number and boolean. */
    public Map<String, Object> fieldsExcept(String... names) {
        Map<String, Object> rest = ApiJsonCodec.toMap(object);
        rest.keySet().removeAll(List.of(names));
        return rest;
    }

    /** Throws {@code VALIDATION_ERROR} if anything that was read is wrong. */
    public void validate() {
        if (!problems.isEmpty()) {
            throw new LanguardException(ErrorCode.VALIDATION_ERROR, "The body is not valid", problems);
        }
    }

    private <T> T required(String name, Function<JsonNode, T> reader) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? reject(name, "is required") : reader.apply(node);
    }

    private <T> T optional(String name, Function<JsonNode, T> reader) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : reader.apply(node);
    }

    private String singleLine(String name, JsonNode node, int min, int max) {
        return checked(name, node, text -> FieldValidator.lineProblem(text, min, max));
    }

    /** Says what is wrong with a text; the function gives {@code null} if nothing is. */
    private String checked(String name, JsonNode node, UnaryOperator<String> problem) {
        if (!node.isTextual()) {
            return reject(name, "must be a text");
        }
        String reason = problem.apply(node.textValue());
        return reason == null ? node.textValue() : reject(name, reason);
    }

    private static String secretProblem(String text, int min, int max) {
        int length = TextRules.length(text);
        if (length < min || length > max) {
            return "must have " + min + " to " + max + " characters";
        }
        return text.indexOf('\0') >= 0 ? "must not contain control characters" : null;
    }

    private Integer integer(String name, JsonNode node, int min, int max) {
        boolean fits = node.isIntegralNumber()
                && node.canConvertToInt()
                && FieldValidator.numberProblem(node.intValue(), min, max) == null;
        return fits ? Integer.valueOf(node.intValue()) : reject(name, "must be an integer from " + min + " to " + max);
    }

    private List<RequestBody> objects(String name, JsonNode node, int max) {
        if (!node.isArray() || node.size() > max) {
            return reject(name, "must be a list of at most " + max + " objects");
        }
        List<RequestBody> bodies = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String place = name + "[" + i + "]";
            if (node.get(i).isObject()) {
                bodies.add(new RequestBody(node.get(i), prefix + place + ".", problems));
            } else {
                reject(place, "must be an object");
            }
        }
        return bodies;
    }

    private <T> T reject(String name, String reason) {
        problems.add(new FieldProblem(prefix + name, reason));
        return null;
    }
}
