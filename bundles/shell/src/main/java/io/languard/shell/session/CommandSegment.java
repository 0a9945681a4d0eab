package io.languard.shell.session;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.Parser.Executable;

/**
 * One command of a line, or several joined by pipes. Lines are split here because Gogo returns only the result of the
 * last command of a line and drops the others.
 *
 * @param after the operator before the segment: {@code ;}, a line end, {@code &&} or {@code ||}
 * @param text the segment as typed
 */
record CommandSegment(String after, String text) {

    private static final String NEXT = ";";

    /**
     * Splits a line into its segments, in order.
     *
     * @throws org.apache.felix.gogo.runtime.SyntaxError if the line is malformed
     */
    static List<CommandSegment> parse(String line) {
        List<Executable> tokens = new Parser(line).program().tokens();
        List<CommandSegment> segments = new ArrayList<>();
        String after = NEXT;
        int start = 0;
        // Commands and operators alternate.
        for (int i = 1; i < tokens.size(); i += 2) {
            Executable operator = tokens.get(i);
            if (operator.toString().equals("&")) {
                // Gogo handles lines with background jobs as a whole.
                return List.of(new CommandSegment(NEXT, line));
            }
            segments.add(new CommandSegment(after, line.substring(start, operator.start())));
            after = operator.toString();
            start = operator.start() + operator.length();
        }
        if (tokens.size() % 2 == 1) {
            segments.add(new CommandSegment(after, line.substring(start)));
        }
        return segments;
    }
}
