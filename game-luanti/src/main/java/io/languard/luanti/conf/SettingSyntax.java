package io.languard.luanti.conf;

import java.util.regex.Pattern;

/**
 * How one setting is written. A value on one line is what stands behind the first equals sign, stripped; one that begins with
 * {@code """} goes on until a line that is just that; a single brace begins a group (the engine's settings.cpp).
 */
public final class SettingSyntax {

    static final String QUOTES = "\"\"\"";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

    private SettingSyntax() {}

    /** Whether a setting can have this name. Stricter than the engine, which allows what nobody uses. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Why a value can't be written so that the engine reads the same; {@code null} if it can. */
    public static String validationError(String value) {
        if (value.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))) {
            return "must not contain control characters";
        }
        return value.lines().anyMatch(line -> line.startsWith(QUOTES))
                ? "must not have a line that begins with three double quotes"
                : null;
    }

    /** The line or lines of a setting, each with its end. */
    static String format(String name, String value) {
        if (!isName(name)) {
            throw new IllegalArgumentException("no name of a setting: " + name);
        }
        String refusal = validationError(value);
        if (refusal != null) {
            throw new IllegalArgumentException(name + " " + refusal);
        }
        return isPlain(value)
                ? name + " = " + value + "\n"
                : name + " = " + QUOTES + "\n" + value + "\n" + QUOTES + "\n";
    }

    /** The engine strips what is white space to C, and takes a brace for the beginning of a group. */
    private static boolean isPlain(String value) {
        return value.isEmpty()
                || value.indexOf('\n') < 0
                        && value.charAt(0) != ' '
                        && value.charAt(value.length() - 1) != ' '
                        && !value.equals("{");
    }
}
