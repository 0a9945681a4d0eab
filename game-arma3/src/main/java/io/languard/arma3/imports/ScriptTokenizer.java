package io.languard.arma3.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the lines of start scripts and parameter files into words, as the shells of Linux and Windows do. */
final class ScriptTokenizer {

    private static final Pattern COMMENT = Pattern.compile("(?i)\\s*(?:#|::|//|@?rem\\b).*");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=(.*)", Pattern.DOTALL);

    private ScriptTokenizer() {}

    /**
     * A command with the lines that continue it.
     *
     * @param number the number of its first line
     */
    record Command(int number, List<String> words) {}

    static List<Command> commands(String text) {
        List<Command> commands = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int index = 0; index < lines.length; index++) {
            int first = index;
            StringBuilder command = new StringBuilder(lines[index].strip());
            while (continues(command) && index + 1 < lines.length) {
                command.setCharAt(command.length() - 1, ' ');
                command.append(lines[++index].strip());
            }
            if (!COMMENT.matcher(command).matches()) {
                commands.add(new Command(first + 1, words(command.toString())));
            }
        }
        return commands;
    }

    private static boolean continues(StringBuilder command) {
        return command.length() > 0 && "\\^`".indexOf(command.charAt(command.length() - 1)) >= 0;
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        for (String word : split(command)) {
            Matcher assignment = ASSIGNMENT.matcher(word);
            // Such as parameters="-config=server.cfg -port=2302".
            words.addAll(
                    assignment.matches() && assignment.group(1).contains("-")
                            ? split(assignment.group(1))
                            : List.of(word));
        }
        return words;
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean escapes = c == '\\' && at + 1 < text.length() && "; \"'\\".indexOf(text.charAt(at + 1)) >= 0;
            if (escapes && quote != '\'') {
                word.append(text.charAt(++at));
                open = true;
            } else if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                open = true;
            } else if (quote == 0 && c <= ' ') {
                if (open) {
                    words.add(word.toString());
                }
                word.setLength(0);
                open = false;
            } else {
                word.append(c);
                open = true;
            }
        }
        if (open) {
            words.add(word.toString());
        }
        return words;
    }
}
