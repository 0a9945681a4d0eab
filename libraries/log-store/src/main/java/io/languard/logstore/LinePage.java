package io.languard.logstore;

import java.util.List;

/**
 * One page of the lines that match a query.
 *
 * @param total the number of matching lines in the whole log
 * @param lines newest first
 */
public record LinePage(long total, List<StoredLine> lines) {

    /** Copies the lines. */
    public LinePage {
        lines = List.copyOf(lines);
    }
}
