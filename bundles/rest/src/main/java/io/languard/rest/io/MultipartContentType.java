package io.languard.rest.io;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** A parser of the content type of a form with a file. */
final class MultipartContentType {

    private static final int MAX_BOUNDARY = 200;

    private MultipartContentType() {}

    /**
     * Returns the boundary between the parts.
     *
     * @param contentType the header as it was sent, {@code null} for none
     */
    static String boundary(String contentType, String encoding) {
        MediaType type = contentType == null ? null : MediaType.valueOf(contentType);
        if (type == null || !(type.getType() + "/" + type.getSubtype()).equalsIgnoreCase("multipart/form-data")) {
            throw new LanguardException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type: send multipart/form-data");
        }
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new LanguardException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Unsupported content encoding: send the request body unencoded");
        }
        String boundary = type.getParameters().get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
            throw new LanguardException(
                    ErrorCode.VALIDATION_ERROR,
                    "The form is not valid",
                    List.of(new FieldProblem("body", "needs a boundary of at most " + MAX_BOUNDARY + " characters")));
        }
        return boundary;
    }
}
