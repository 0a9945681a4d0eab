package io.languard.rest.io;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a part of a form.
 *
 * @param name {@code null} if it has none
 * @param fileName as the client sent it; {@code null} if it is not a file
 */
record FormPartHeader(@Nullable String name, @Nullable String fileName) {

    private static final int MAX_LENGTH = 4096;
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*+([A-Za-z*-]++)\\s*+=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\";\\s]*+))");

    /** Parses the values of {@code Content-Disposition}, {@code null} for none; their bytes are UTF-8. */
    static FormPartHeader parse(@Nullable List<String> headers) {
        if (headers == null || headers.get(0).length() > MAX_LENGTH) {
            return new FormPartHeader(null, null);
        }
        String header = new String(headers.get(0).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        String name = null;
        String fileName = null;
        String encoded = null;
        for (Matcher matcher = PARAMETER.matcher(header); matcher.find(); ) {
            String value = matcher.group(2) == null
                    ? matcher.group(3)
                    : matcher.group(2).replace("\\\"", "\"");
            switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
                case "name" -> name = value;
                case "filename" -> fileName = value;
                case "filename*" -> encoded = decoded(value);
                default -> {
                    // Other parameters are ignored.
                }
            }
        }
        return new FormPartHeader(name, encoded == null ? fileName : encoded);
    }

    /** Decodes a value such as {@code UTF-8''%D0%96.pbo}; returns {@code null} if it has another format. */
    private static @Nullable String decoded(String value) {
        String[] parts = value.split("'", 3);
        try {
            return parts.length < 3 ? null : URLDecoder.decode(parts[2].replace("+", "%2B"), Charset.forName(parts[0]));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
