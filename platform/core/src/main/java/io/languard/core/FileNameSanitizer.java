package io.languard.core;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one guard for names that come from outside and are to become names of files. */
public final class FileNameSanitizer {

    /** Leaves room for what goes before or after a name below the 255 bytes of file systems. */
    private static final int MOST_BYTES = 200;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern UNUSUAL = Pattern.compile("[<>:\"|?*]");
    private static final Pattern LEADING = Pattern.compile("^[.\\s]+");
    private static final Pattern TRAILING = Pattern.compile("[.\\s]+$");
    private static final Pattern RESERVED =
            Pattern.compile("(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])\\s*(\\..*)?");

    private FileNameSanitizer() {}

    /**
     * The name that a file may have on every system: what follows the last {@code /} or <code>\</code>, without what can't be
     * seen, neither hidden nor a device of Windows. Empty if nothing is left of it, or it is too long.
     */
    public static Optional<String> sanitize(String wanted) {
        String name = wanted.substring(Math.max(wanted.lastIndexOf('/'), wanted.lastIndexOf('\\')) + 1);
        name = Normalizer.normalize(name, Normalizer.Form.NFC);
        name = INVISIBLE.matcher(name).replaceAll("");
        name = UNUSUAL.matcher(name).replaceAll("_");
        name = LEADING.matcher(name).replaceFirst("");
        name = TRAILING.matcher(name).replaceFirst("");
        if (RESERVED.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            name = "_" + name;
        }
        return name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                ? Optional.empty()
                : Optional.of(name);
    }
}
