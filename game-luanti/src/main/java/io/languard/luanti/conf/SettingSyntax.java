package io.languard.luanti.conf;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The syntax of one setting. The value of a single-line setting is the stripped text after the first equals sign; a
 * value that starts with {@code """} continues up to a line with just these quotes; a single brace starts a group (the
 * engine's settings.cpp).
 */
public final class SettingSyntax {

    static final String QUOTES = "\"\"\"";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

    private SettingSyntax() {}

    /**
     * Returns whether a setting can have this name. Stricter than the engine, which allows characters that no setting
     * uses.
     */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns why a value cannot be written so that the engine reads it back unchanged; {@code null} if it can. */
    public static @Nullable String validationError(String value) {
        if (value.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))) {
            return "must not contain control characters";
        }
        return value.lines().anyMatch(line -> line.startsWith(QUOTES))
                ? "must not contain a line that starts with three double quotes"
                : null;
    }

    /** Returns the lines of a setting, each with its line ending. */
    static String format(String name, String value) {
        if (!isName(name)) {
            throw new IllegalArgumentException("Not a valid setting name: " + name);
        }
        String error = validationError(value);
        if (error != null) {
            throw new IllegalArgumentException(name + " " + error);
        }
        return isPlain(value)
                ? name + " = " + value + "\n"
                : name + " = " + QUOTES + "\n" + value + "\n" + QUOTES + "\n";
    }

    /** The engine strips C white space, and interprets a brace as the start of a group. */
    private static boolean isPlain(String value) {
        return value.isEmpty()
                || value.indexOf('\n') < 0
                        && value.charAt(0) != ' '
                        && value.charAt(value.length() - 1) != ' '
                        && !value.equals("{");
    }
}
