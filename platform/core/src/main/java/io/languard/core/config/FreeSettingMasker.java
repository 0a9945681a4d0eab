package io.languard.core.config;

import io.languard.service.config.ConfigSectionView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks secrets among the settings that have no field, such as {@code extra_lines}, for actors who may not see secrets.
 * No schema declares these, so their names decide.
 */
public final class FreeSettingMasker {

    private static final String NAME = "[\\w.-]*(?:passw|passphrase|secret|token|api_?key|private_?key)[\\w.-]*";
    private static final Pattern SECRET_NAME = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern SECRET_LINE = Pattern.compile(
            "(\\s*" + NAME + "\\s*(?:\\[\\s*]\\s*)?=\\s*)\\S.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A line of a file whose syntax is not known: the value may follow a blank, and a preprocessor may define it. */
    private static final Pattern SECRET_TEXT = Pattern.compile(
            "(\\W*(?:define\\s+)?" + NAME + "(?:\\s*(?:\\[\\s*]\\s*)?=\\s*|\\s+))\\S.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private FreeSettingMasker() {}

    /** Returns a statement of any file, without its value if its name is that of a secret. */
    public static String maskText(String text) {
        Matcher matcher = SECRET_TEXT.matcher(text);
        return matcher.matches() ? matcher.group(1) + SecretCodec.MASK : text;
    }

    /** Returns the section with these values masked. */
    public static ConfigSectionView mask(ConfigSectionView view) {
        Map<String, Object> masked = new LinkedHashMap<>(view.values());
        masked.replaceAll((field, value) -> maskInside(value));
        return new ConfigSectionView(
                view.section(), masked, view.version(), view.schemaVersion(), view.restartFields());
    }

    private static Object maskInside(Object value) {
        if (value instanceof Map<?, ?> settings) {
            Map<Object, Object> masked = new LinkedHashMap<>(settings);
            masked.replaceAll(
                    (name, each) -> SECRET_NAME.matcher(String.valueOf(name)).matches() ? SecretCodec.MASK : each);
            return masked;
        }
        return value instanceof List<?> lines
                ? lines.stream()
                        .map(line -> line instanceof String text ? maskLine(text) : line)
                        .toList()
                : value;
    }

    private static String maskLine(String line) {
        Matcher matcher = SECRET_LINE.matcher(line);
        return matcher.matches() ? matcher.group(1) + SecretCodec.MASK : line;
    }
}
