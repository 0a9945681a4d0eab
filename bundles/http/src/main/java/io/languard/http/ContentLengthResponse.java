package io.languard.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A response whose length may also be set as a header, as Jersey does. Jetty uses only a length that is set by method to
 * recognize the last write; otherwise it sends each response in two steps, content and end.
 */
final class ContentLengthResponse extends HttpServletResponseWrapper {

    private static final String CONTENT_LENGTH = "Content-Length";
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    ContentLengthResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (!setLength(name, value)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (!setLength(name, value)) {
            super.addHeader(name, value);
        }
    }

    private boolean setLength(String name, @Nullable String value) {
        if (!CONTENT_LENGTH.equalsIgnoreCase(name)
                || value == null
                || !DIGITS.matcher(value).matches()) {
            return false;
        }
        setContentLengthLong(Long.parseLong(value));
        return true;
    }
}
