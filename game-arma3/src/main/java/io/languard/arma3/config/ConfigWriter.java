package io.languard.arma3.config;

import io.languard.arma3.config.ConfigBody.Child;
import io.languard.arma3.config.ConfigBody.Member;
import io.languard.arma3.config.ConfigBody.Property;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of Arma config text. Any string stays one value: double quotes are doubled, line breaks are written
 * outside the quotes, and text that the syntax cannot represent is rejected (Bohemia wiki: Arma 3: Server Config File).
 */
public final class ConfigWriter {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");
    private static final Set<String> KEYWORDS = Set.of("class", "delete", "enum");

    private final StringBuilder out = new StringBuilder();

    private ConfigWriter() {}

    /** Returns the text of a whole file, with LF line endings. */
    public static String write(ConfigBody file) {
        ConfigWriter writer = new ConfigWriter();
        writer.members(file, "");
        return writer.out.toString();
    }

    /** Returns one statement on one line; a class with its whole body. */
    public static String statement(Member member) {
        ConfigBody alone = new ConfigBody();
        alone.put(member);
        return write(alone).replaceAll("\\n\\t*", " ").strip();
    }

    /**
     * Checks whether a string can be written as config text.
     *
     * @return the reason why it cannot, for error messages, or {@code null}
     */
    public static @Nullable String validationError(String text) {
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (Character.isISOControl(c)) {
                return "must not contain control characters such as line breaks";
            }
            if (Character.isHighSurrogate(c)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                index++;
            } else if (Character.isSurrogate(c)) {
                return "must be valid Unicode text";
            }
        }
        return null;
    }

    /** Returns whether a string can be the name of a member. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches() && !KEYWORDS.contains(name.toLowerCase(Locale.ROOT));
    }

    private void members(ConfigBody body, String indent) {
        for (Member member : body.members()) {
            if (member instanceof Child child) {
                child(child, indent);
            } else if (member instanceof Property property) {
                String brackets = property.value() instanceof ConfigValue.ArrayValue ? "[]" : "";
                out.append(indent).append(name(property.name())).append(brackets);
                out.append(property.appends() ? " += " : " = ");
                out.append(text(property.value())).append(";\n");
            } else {
                out.append(member.name()).append('\n');
            }
        }
    }

    private void child(Child child, String indent) {
        out.append(indent).append("class ").append(name(child.name()));
        if (child.base() != null) {
            out.append(" : ").append(name(child.base()));
        }
        out.append('\n').append(indent).append("{\n");
        members(child.body(), indent + '\t');
        out.append(indent).append("};\n");
    }

    private static String name(String name) {
        if (!isName(name)) {
            throw new ConfigSyntaxException(
                    "a name must consist of letters, digits and underscores and must not be a keyword");
        }
        return name;
    }

    private static String text(ConfigValue value) {
        if (value instanceof ConfigValue.TextValue textValue) {
            return quoted(textValue.text());
        } else if (value instanceof ConfigValue.NumberValue numberValue) {
            return numberValue.literal();
        } else if (value instanceof ConfigValue.BooleanValue booleanValue) {
            return String.valueOf(booleanValue.on());
        } else if (value instanceof ConfigValue.ExpressionValue expression) {
            return expression.text();
        }
        ConfigValue.ArrayValue arrayValue = (ConfigValue.ArrayValue) value;
        return arrayValue.elements().isEmpty()
                ? "{}"
                : arrayValue.elements().stream().map(ConfigWriter::text).collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String quoted(String text) {
        // Tabs and line breaks can only come from a file that the engine wrote; both have a safe form.
        String error = validationError(text.replace("\n", "").replace("\t", ""));
        if (error != null) {
            throw new ConfigSyntaxException(error);
        }
        return '"' + text.replace("\"", "\"\"").replace("\n", "\" \\n \"") + '"';
    }
}
