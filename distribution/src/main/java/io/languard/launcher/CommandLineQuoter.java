package io.languard.launcher;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes one line for the shell of the words of a command line. */
final class CommandLineQuoter {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:=@%+,-]+");

    private CommandLineQuoter() {}

    /** One word is a line as it stands; of several, each stays the word that it is. */
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
