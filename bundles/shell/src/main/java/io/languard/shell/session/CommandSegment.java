package io.languard.shell.session;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.Parser.Executable;

/**
 * One command of a line, or several joined by pipes. Gogo itself tells what the last one of a line says, and drops the rest.
 *
 * @param after what stands between it and the one before: {@code ;}, a line end, {@code &&} or {@code ||}
 * @param text as typed
 */
record CommandSegment(String after, String text) {

    private static final String NEXT = ";";

    /**
     * A line's commands, in their order.
     *
     * @throws org.apache.felix.gogo.runtime.SyntaxError if the line is none
     */
    static List<CommandSegment> parse(String line) {
        List<Executable> all = new Parser(line).program().tokens();
        List<CommandSegment> commandSegments = new ArrayList<>();
        String after = NEXT;
        int start = 0;
        // Commands and what stands between them take turns.
        for (int i = 1; i < all.size(); i += 2) {
            Executable operator = all.get(i);
            if (operator.toString().equals("&")) {
                // What runs in the background is Gogo's to tell apart.
                return List.of(new CommandSegment(NEXT, line));
            }
            commandSegments.add(new CommandSegment(after, line.substring(start, operator.start())));
            after = operator.toString();
            start = operator.start() + operator.length();
        }
        if (all.size() % 2 == 1) {
            commandSegments.add(new CommandSegment(after, line.substring(start)));
        }
        return commandSegments;
    }
}
