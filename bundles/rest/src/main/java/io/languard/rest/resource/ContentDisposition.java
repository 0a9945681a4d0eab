package io.languard.rest.resource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The header that makes a browser save an answer as a file. */
final class ContentDisposition {

    private ContentDisposition() {}

    /** The header's value; the name is the last part of the path, and nothing in it can end the header. */
    static String attachment(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String plain = name.replaceAll("[^A-Za-z0-9 ._-]", "_");
        String header = "attachment; filename=\"" + plain + "\"";
        return plain.equals(name)
                ? header
                : header + "; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("*", "%2A");
    }
}
