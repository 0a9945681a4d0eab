package io.languard.arma3.config;

import io.languard.arma3.config.LenientParse.SkippedLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Interprets the preprocessor directives of a file as far as that is possible without other files: definitions of plain
 * values, and conditions about names that the file defines. All directives and everything inactive are reported. Not
 * thread-safe.
 */
public final class ConfigPreprocessor {

    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([A-Za-z]*)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern DEFINITION = Pattern.compile("(\\w+)(\\()?(.*)", Pattern.DOTALL);

    private final Map<String, Optional<ConfigValue>> macros = new HashMap<>();
    private final TreeSet<Integer> includes = new TreeSet<>();
    private final List<SkippedLine> reports = new ArrayList<>();
    private final Deque<Condition> conditions = new ArrayDeque<>();
    private final StringBuilder out = new StringBuilder();

    private ConfigPreprocessor() {}

    /**
     * A file without comments, directives and inactive lines, with the same line numbers.
     *
     * @param macros the values of the names that are defined; empty for those that are no plain values
     * @param includes the numbers of the lines that include other files
     * @param reports the directives and inactive lines
     */
    public record Preprocessed(
            String text,
            Map<String, Optional<ConfigValue>> macros,
            TreeSet<Integer> includes,
            List<SkippedLine> reports) {

        /** Returns whether another file is included between two lines. */
        public boolean isIncomplete(int firstLine, int lastLine) {
            Integer include = includes.ceiling(firstLine);
            return include != null && include <= lastLine;
        }
    }

    /**
     * A condition that a directive begins.
     *
     * @param active whether the lines that follow apply; {@code null} if that is not known
     */
    private record Condition(@Nullable Boolean active, String reason) {

        Condition inverse() {
            return new Condition(active == null ? null : !active, "the condition above does not apply: " + reason);
        }

        boolean isActive() {
            return Boolean.TRUE.equals(active);
        }
    }

    /** Preprocesses a whole file. */
    public static Preprocessed process(String text) {
        ConfigPreprocessor preprocessor = new ConfigPreprocessor();
        String[] lines = CommentRemover.remove(text).split("\n", -1);
        for (int index = 0; index < lines.length; index++) {
            int first = index;
            String line = lines[index];
            if (line.stripLeading().startsWith("#")) {
                StringBuilder directive = new StringBuilder(line.strip());
                while (directive.length() > 0
                        && directive.charAt(directive.length() - 1) == '\\'
                        && index + 1 < lines.length) {
                    directive.setCharAt(directive.length() - 1, ' ');
                    directive.append(lines[++index].strip());
                    preprocessor.out.append('\n');
                }
                preprocessor.directive(first + 1, directive.toString());
            } else {
                preprocessor.line(first + 1, line);
            }
            preprocessor.out.append(index + 1 < lines.length ? "\n" : "");
        }
        return new Preprocessed(
                preprocessor.out.toString(), preprocessor.macros, preprocessor.includes, preprocessor.reports);
    }

    private void line(int number, String line) {
        Condition inactive = inactive();
        if (inactive == null) {
            out.append(line);
        } else if (!line.isBlank()) {
            report(number, line.strip(), "is inactive, because " + inactive.reason());
        }
    }

    private @Nullable Condition inactive() {
        return conditions.stream().filter(each -> !each.isActive()).findFirst().orElse(null);
    }

    private void directive(int line, String text) {
        Matcher matcher = DIRECTIVE.matcher(text);
        String word = matcher.matches() ? matcher.group(1) : "";
        String argument = matcher.matches() ? matcher.group(2).strip() : "";
        report(
                line,
                text,
                switch (word) {
                    case "ifdef" -> condition(defined(argument, true));
                    case "ifndef" -> condition(defined(argument, false));
                    case "if" -> condition(number(argument));
                    case "else" -> otherwise();
                    case "endif" -> end();
                    default ->
                        inactive() == null ? active(line, word, argument) : "is inactive, as are the lines around it";
                });
    }

    private String active(int line, String word, String argument) {
        switch (word) {
            case "define" -> {
                return define(argument);
            }
            case "undef" -> {
                macros.remove(argument);
                return "is a directive for the statements after it, and was followed";
            }
            case "include" -> {
                includes.add(line);
                return "includes a file: import that file as well";
            }
            default -> {
                return "is an unknown directive";
            }
        }
    }

    private String define(String argument) {
        Matcher matcher = DEFINITION.matcher(argument);
        if (!matcher.matches()) {
            return "is a definition without a name";
        }
        String name = matcher.group(1);
        Optional<ConfigValue> value =
                matcher.group(2) == null ? literal(matcher.group(3).strip()) : Optional.empty();
        macros.put(name, value);
        if (matcher.group(2) == null && matcher.group(3).isBlank()) {
            return "is a definition without a value, and was followed";
        }
        return value.isPresent()
                ? "is a definition; its value was put in the place of " + name
                : "is a definition of no plain value: statements with " + name + " are not taken";
    }

    private Optional<ConfigValue> literal(String text) {
        if (macros.containsKey(text)) {
            return macros.get(text);
        }
        try {
            ConfigValue value = ((ConfigBody.Property) ConfigParser.parseStatement("x = " + text + ";")).value();
            boolean word = value instanceof ConfigValue.TextValue && !text.startsWith("\"") && !text.startsWith("'");
            return word || value instanceof ConfigValue.ExpressionValue ? Optional.empty() : Optional.of(value);
        } catch (ConfigSyntaxException e) {
            return Optional.empty();
        }
    }

    private Condition defined(String name, boolean expected) {
        boolean defined = macros.containsKey(name);
        return new Condition(defined == expected, name + (defined ? " is defined" : " is not defined in this file"));
    }

    private Condition number(String text) {
        Optional<ConfigValue> value = literal(text);
        return value.isPresent() && value.get() instanceof ConfigValue.NumberValue number
                ? new Condition(number.value().signum() != 0, text + " is " + number.literal())
                : new Condition(null, "the condition " + text + " was not evaluated");
    }

    private String condition(Condition condition) {
        conditions.push(condition);
        return condition.active() == null
                ? "is a condition that was not evaluated"
                : "is a condition, and was followed: " + condition.reason();
    }

    private String otherwise() {
        if (conditions.isEmpty()) {
            return "belongs to no condition";
        }
        conditions.push(conditions.pop().inverse());
        return "is a condition, and was followed";
    }

    private String end() {
        if (conditions.isEmpty()) {
            return "belongs to no condition";
        }
        conditions.pop();
        return "is the end of a condition";
    }

    private void report(int line, String text, String reason) {
        if (reports.size() >= ConfigParser.MAX_VALUES) {
            throw new ConfigSyntaxException("more than " + ConfigParser.MAX_VALUES + " directives and inactive lines");
        }
        reports.add(new SkippedLine(line, text.length() <= 300 ? text : text.substring(0, 300) + "\u2026", reason));
    }
}
