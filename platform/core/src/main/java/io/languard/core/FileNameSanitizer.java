package io.languard.core;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sanitizes untrusted names before they are used as file names. */
public final class FileNameSanitizer {

    /** Below the 255 bytes that file systems allow, which leaves room for a prefix or suffix. */
    private static final int MAX_BYTES = 200;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern RESERVED_CHARACTERS = Pattern.compile("[<>:\"|?*]");
    private static final Pattern LEADING = Pattern.compile("^[.\\s]+");
    private static final Pattern TRAILING = Pattern.compile("[.\\s]+$");
    private static final Pattern DEVICE_NAME =
            Pattern.compile("(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])\\s*(\\..*)?");

    private FileNameSanitizer() {}

    /**
     * Returns a file name that is valid on every operating system: the part after the last {@code /} or <code>\</code>,
     * without invisible characters, leading dots or Windows device names. Returns empty if no characters remain or the
     * name is longer than {@value #MAX_BYTES} bytes in UTF-8.
     */
    public static Optional<String> sanitize(String requested) {
        String name = requested.substring(Math.max(requested.lastIndexOf('/'), requested.lastIndexOf('\\')) + 1);
        name = Normalizer.normalize(name, Normalizer.Form.NFC);
        name = INVISIBLE.matcher(name).replaceAll("");
        name = RESERVED_CHARACTERS.matcher(name).replaceAll("_");
        name = LEADING.matcher(name).replaceFirst("");
        name = TRAILING.matcher(name).replaceFirst("");
        if (DEVICE_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            name = "_" + name;
        }
        return name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
                ? Optional.empty()
                : Optional.of(name);
    }
}
