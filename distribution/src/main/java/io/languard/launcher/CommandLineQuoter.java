package io.languard.launcher;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Joins the arguments of a command line to one line for the shell. */
final class CommandLineQuoter {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:=@%+,-]+");

    private CommandLineQuoter() {}

    /** Returns a single argument unchanged; quotes each of several arguments as needed. */
    static String join(List<String> words) {
        return words.size() == 1
                ? words.get(0)
                : words.stream().map(CommandLineQuoter::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return word.contains("'") ? '"' + word.replaceAll("([\\\\\"$])", "\\\\$1") + '"' : "'" + word + "'";
    }
}
