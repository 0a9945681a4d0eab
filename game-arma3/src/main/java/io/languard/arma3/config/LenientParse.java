package io.languard.arma3.config;

import java.util.List;

/**
 * What a config text contains that is not valid as a whole.
 *
 * @param statements the valid statements, in order, repeated ones included
 * @param skipped the lines that belong to no valid statement
 */
public record LenientParse(List<ConfigStatement> statements, List<SkippedLine> skipped) {

    public LenientParse {
        statements = List.copyOf(statements);
        skipped = List.copyOf(skipped);
    }

    /**
     * A line that was skipped.
     *
     * @param line the number of the line, from 1
     */
    public record SkippedLine(int line, String text, String reason) {}
}
