package io.languard.rest.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parser of request bodies into records. */
public final class JsonBodyParser {

    private JsonBodyParser() {}

    /**
     * Parses and validates a body.
     *
     * @param contentType the header as it was sent, {@code null} for none
     * @param type a record whose components carry the constraints
     * @throws LanguardException {@code UNSUPPORTED_MEDIA_TYPE}, {@code VALIDATION_ERROR}, {@code PAYLOAD_TOO_LARGE}, and
     *     what the stream throws
     */
    public static <T> T parse(InputStream in, @Nullable String contentType, @Nullable String encoding, Class<T> type) {
        requireJson(contentType, encoding);
        return bind(read(in, type), type);
    }

    /**
     * Parses and validates a list of records as {@link #parse} does.
     *
     * @param max the maximum number of records
     */
    public static <T> List<T> parseList(
            InputStream in, @Nullable String contentType, @Nullable String encoding, Class<T> item, int max) {
        requireJson(contentType, encoding);
        JsonNode list;
        try {
            list = JsonInput.readList(in, item, max);
        } catch (MalformedJsonException e) {
            throw malformed(e.getMessage());
        }
        BodyValidator.validateList(list, item, max);
        List<T> records = new ArrayList<>(list.size());
        list.forEach(object -> records.add(ApiJsonCodec.toRecord(object, item)));
        return records;
    }

    /** Returns the record for an empty object, which is used if the body is omitted. */
    public static <T> T absent(Class<T> type) {
        return bind(JsonNodeFactory.instance.objectNode(), type);
    }

    private static <T> T bind(JsonNode object, Class<T> type) {
        BodyValidator.validate(object, type);
        return ApiJsonCodec.toRecord(object, type);
    }

    /** Returns whether a content type is JSON; parameters such as a charset are ignored. */
    public static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        return type.strip().equalsIgnoreCase("application/json");
    }

    private static void requireJson(@Nullable String contentType, @Nullable String encoding) {
        if (!isJson(contentType)) {
            throw new LanguardException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type: send application/json");
        }
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new LanguardException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Unsupported content encoding: send the request body unencoded");
        }
    }

    private static JsonNode read(InputStream in, Class<?> type) {
        JsonNode node;
        try {
            node = JsonInput.readRecord(in, type);
        } catch (MalformedJsonException e) {
            throw malformed(e.getMessage());
        }
        if (!node.isObject()) {
            throw malformed("must be a JSON object");
        }
        return node;
    }

    private static LanguardException malformed(String reason) {
        return new LanguardException(
                ErrorCode.VALIDATION_ERROR, "The request body " + reason, List.of(new FieldProblem("body", reason)));
    }
}
