package io.languard.shell.command;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a command is called, in one line that people read and the parser goes by: words in capitals are arguments, what
 * stands in brackets may be left out, three dots mean any number.
 *
 * @param name the command
 * @param synopsis such as {@code ID [--reason TEXT] [--json]}
 * @param summary what it does, in one sentence
 * @param minArguments number of arguments that must be there
 * @param maxArguments number of arguments that may be there
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

    /** Reads the numbers and options from the synopsis. */
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

    /** The line to be read by who got it wrong. */
    public String line() {
        return name + " " + synopsis;
    }

    /** Everything there is to say. */
    public String help() {
        return "Usage: " + line() + "\n" + summary;
    }

    private static int count(String arguments) {
        return arguments.isBlank() ? 0 : arguments.strip().split("\\s+").length;
    }
}
