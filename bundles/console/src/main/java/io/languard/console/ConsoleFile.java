package io.languard.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of the page, as the build has put it into this bundle.
 *
 * @param content the bytes to send
 * @param encoding how they are compressed, as in the header {@code Content-Encoding}; {@code null} if they are not
 */
record ConsoleFile(byte[] content, String contentType, @Nullable String encoding, boolean isImmutable) {

    private static final String FOLDER = "page/";
    private static final String PAGE = "index.html";
    /** The placeholder in the page for the relative path of the folder that contains its files. */
    private static final String ROOT = "{root}";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}(?:\\.LEGAL)?\\.(js|css|svg|txt)");
    /** The build adds a hash of the content to the names of these. */
    private static final Pattern HASHED = Pattern.compile(".*-[A-Z0-9]{8}(?:\\.LEGAL)?\\.[a-z]+");

    /** In which the build stores the files, smallest first. */
    private static final List<Encoding> ENCODINGS = List.of(new Encoding("br", ".br"), new Encoding("gzip", ".gz"));

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    /**
     * Returns a script, style sheet or image.
     *
     * @param name the file name, as the client sent it
     * @param accepts whether the client accepts an encoding
     * @return {@code null} if there is no such file
     */
    static @Nullable ConsoleFile asset(String name, Predicate<String> accepts) throws IOException {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        String type = TYPES.getOrDefault(matcher.group(1), "application/octet-stream");
        boolean immutable = HASHED.matcher(name).matches();
        for (Encoding encoding : ENCODINGS) {
            byte[] compressed = accepts.test(encoding.name()) ? read(name + encoding.suffix()) : null;
            if (compressed != null) {
                return new ConsoleFile(compressed, type, encoding.name(), immutable);
            }
        }
        byte[] plain = read(name);
        return plain == null ? null : new ConsoleFile(plain, type, null, immutable);
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
        return new ConsoleFile(page.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", null, false);
    }

    private record Encoding(String name, String suffix) {}

    private static byte @Nullable [] read(String name) throws IOException {
        try (InputStream in = ConsoleFile.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? null : in.readAllBytes();
        }
    }
}
