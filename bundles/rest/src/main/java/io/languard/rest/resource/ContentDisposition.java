package io.languard.rest.resource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The header that makes a browser save a response as a file. */
final class ContentDisposition {

    private ContentDisposition() {}

    /**
     * Returns the header's value; the file name is the last part of the path, escaped so that it cannot end the header.
     */
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
