package io.languard.rest.io;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** From the bytes of a request to a {@link RequestBody}. */
public final class JsonBodyParser {

    private JsonBodyParser() {}

    /**
     * A body that must be there.
     *
     * @param contentType the header as it was sent, {@code null} for none
     */
    public static RequestBody required(byte[] bytes, String contentType, String encoding) {
        requireJson(contentType, encoding);
        return parse(bytes);
    }

    /** A body that may be left out, in which case an empty object stands for it. */
    public static RequestBody optional(byte[] bytes, String contentType, String encoding) {
        if (bytes.length == 0) {
            return parse("{}".getBytes(StandardCharsets.US_ASCII));
        }
        return required(bytes, contentType, encoding);
    }

    /** Whether a content type says JSON; parameters such as a charset mean nothing there. */
    public static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        return type.strip().equalsIgnoreCase("application/json");
    }

    private static void requireJson(String contentType, String encoding) {
        if (!isJson(contentType)) {
            throw new LanguardException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be sent as Content-Type application/json");
        }
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new LanguardException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be sent without Content-Encoding");
        }
    }

    private static RequestBody parse(byte[] bytes) {
        JsonNode node;
        try {
            node = JsonTreeParser.parse(bytes);
        } catch (MalformedJsonException e) {
            throw malformed(e.getMessage());
        }
        if (!node.isObject()) {
            throw malformed("must be a JSON object");
        }
        return new RequestBody(node);
    }

    private static LanguardException malformed(String reason) {
        return new LanguardException(
                ErrorCode.VALIDATION_ERROR, "The body " + reason, List.of(new FieldProblem("body", reason)));
    }
}
