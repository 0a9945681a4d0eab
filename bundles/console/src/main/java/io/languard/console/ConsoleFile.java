package io.languard.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of the page, as the build has put it into this bundle.
 *
 * @param content the bytes to send
 * @param isCompressed whether they are compressed with gzip
 */
record ConsoleFile(byte[] content, String contentType, boolean isCompressed, boolean isImmutable) {

    private static final String FOLDER = "page/";
    private static final String PAGE = "index.html";
    /** The placeholder in the page for the relative path of the folder that contains its files. */
    private static final String ROOT = "{root}";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}(?:\\.LEGAL)?\\.(js|css|svg|txt)");
    /** The build adds a hash of the content to the names of these. */
    private static final Pattern HASHED = Pattern.compile(".*-[A-Z0-9]{8}(?:\\.LEGAL)?\\.[a-z]+");

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    /**
     * Returns a script, style sheet or image.
     *
     * @param name the file name, as the client sent it
     * @param compressed whether the client accepts gzip
     * @return {@code null} if there is no such file
     */
    static @Nullable ConsoleFile asset(String name, boolean compressed) throws IOException {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        String type = TYPES.getOrDefault(matcher.group(1), "application/octet-stream");
        boolean immutable = HASHED.matcher(name).matches();
        byte[] gzip = compressed ? read(name + ".gz") : null;
        if (gzip != null) {
            return new ConsoleFile(gzip, type, true, immutable);
        }
        byte[] plain = read(name);
        return plain == null ? null : new ConsoleFile(plain, type, false, immutable);
    }

    /**
     * Returns the page. Its links are relative, so that it works under any path of a reverse proxy.
     *
     * @param depth the number of folders between the root of the console and the address of the page
     */
    static ConsoleFile page(int depth) throws IOException {
        byte[] template = read(PAGE);
        if (template == null) {
            throw new IOException("The page is missing in the bundle");
        }
        String page =
                new String(template, StandardCharsets.UTF_8).replace(ROOT, depth == 0 ? "./" : "../".repeat(depth));
        return new ConsoleFile(page.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", false, false);
    }

    private static byte @Nullable [] read(String name) throws IOException {
        try (InputStream in = ConsoleFile.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? null : in.readAllBytes();
        }
    }
}
