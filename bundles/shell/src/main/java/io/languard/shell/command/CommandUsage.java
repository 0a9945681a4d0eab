package io.languard.shell.command;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The usage of a command in one line, which is both shown to people and used for parsing. Words in capitals are
 * arguments, brackets enclose optional parts, and three dots mark a repeatable argument.
 *
 * @param name the command
 * @param synopsis such as {@code ID [--reason TEXT] [--json]}
 * @param summary a description; its first line is the summary shown in lists
 * @param minArguments the minimum number of arguments
 * @param maxArguments the maximum number of arguments
 * @param flags options without a value
 * @param options options with a value
 */
public record CommandUsage(
        String name,
        String synopsis,
        String summary,
        int minArguments,
        int maxArguments,
        Set<String> flags,
        Set<String> options) {

    private static final Pattern OPTION = Pattern.compile("\\[(--?[a-z-]+)( [A-Z]+)?]");

    /** Derives the argument counts and options from the synopsis. */
    public static CommandUsage of(String name, String synopsis, String summary) {
        Set<String> flags = new HashSet<>(Set.of("--json"));
        Set<String> options = new HashSet<>();
        Matcher matcher = OPTION.matcher(synopsis);
        while (matcher.find()) {
            (matcher.group(2) == null ? flags : options).add(matcher.group(1));
        }
        String arguments = matcher.replaceAll("").strip();
        int optional = arguments.indexOf('[');
        return new CommandUsage(
                name,
                synopsis + (synopsis.isEmpty() ? "" : " ") + "[--json]",
                summary,
                count(optional < 0 ? arguments : arguments.substring(0, optional)),
                arguments.contains("...") ? Integer.MAX_VALUE : count(arguments),
                flags,
                options);
    }

    /** Returns the usage line shown in errors. */
    public String line() {
        return name + " " + synopsis;
    }

    /** Returns the full help text. */
    public String help() {
        return "Usage: " + line() + "\n" + summary;
    }

    private static int count(String arguments) {
        return arguments.isBlank() ? 0 : arguments.strip().split("\\s+").length;
    }
}
