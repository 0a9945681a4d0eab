package io.languard.rest.baza;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.rest.io.JsonBodyParser;
import io.languard.rest.io.JsonInput;
import io.languard.rest.io.MalformedJsonException;
import io.languard.rest.io.TextRules;
import jakarta.validation.constraints.Size;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request body of text fields. Validation errors have the format, and mostly the wording, of the original
 * implementation.
 */
final class BazaRequest {

    /** The column size in the table of worlds. */
    private static final int MAX_LENGTH = 255;

    /** The fields of all requests; everything else is skipped. */
    private record Fields(
            @Size(max = MAX_LENGTH) String player,
            @Size(max = MAX_LENGTH) String name,
            @Size(max = MAX_LENGTH) String playerIdentifier) {}

    private final JsonNode object;
    private final List<Map<String, Object>> problems = new ArrayList<>();

    private BazaRequest(JsonNode object) {
        this.object = object;
    }

    static BazaRequest parse(String contentType, InputStream in) {
        if (!JsonBodyParser.isJson(contentType)) {
            throw refusal(List.of(problem(List.of("body"), "value is not a valid dict", "type_error.dict")));
        }
        JsonNode node;
        try {
            node = JsonInput.readRecord(in, Fields.class);
        } catch (MalformedJsonException e) {
            throw refusal(List.of(problem(List.of("body"), "body " + e.getMessage(), "value_error.jsondecode")));
        }
        if (!node.isObject()) {
            throw refusal(List.of(problem(List.of("body"), "value is not a valid dict", "type_error.dict")));
        }
        return new BazaRequest(node);
    }

    /** Returns a required text; empty if it is invalid, which {@link #validate} reports. */
    String text(String name) {
        JsonNode node = object.get(name);
        if (node == null) {
            return wrong(name, "field required", "value_error.missing");
        }
        if (node.isNull()) {
            return wrong(name, "none is not an allowed value", "type_error.none.not_allowed");
        }
        if (!node.isTextual()) {
            return wrong(name, "str type expected", "type_error.str");
        }
        String text = node.textValue();
        if (text.isBlank()) {
            return wrong(name, "ensure this value has at least 1 characters", "value_error.any_str.min_length");
        }
        if (TextRules.length(text) > MAX_LENGTH) {
            return wrong(
                    name,
                    "ensure this value has at most " + MAX_LENGTH + " characters",
                    "value_error.any_str.max_length");
        }
        return TextRules.hasControlCharacter(text)
                ? wrong(name, "control characters are not allowed", "value_error.str")
                : text;
    }

    /** Throws if any field was invalid. */
    void validate() {
        if (!problems.isEmpty()) {
            throw refusal(problems);
        }
    }

    private String wrong(String name, String message, String type) {
        problems.add(problem(List.of("body", name), message, type));
        return "";
    }

    private static Map<String, Object> problem(List<String> place, String message, String type) {
        return JsonObjectBuilder.of("loc", place)
                .with("msg", message)
                .with("type", type)
                .toMap();
    }

    private static BazaException refusal(List<Map<String, Object>> problems) {
        return new BazaException(BazaResponse.detail(422, problems));
    }
}
