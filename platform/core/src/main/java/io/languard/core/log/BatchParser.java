package io.languard.core.log;

import io.languard.api.log.LogItem;
import java.util.List;

/** Reads the lines of one file into items. Calls never overlap. */
interface BatchParser {

    /**
     * What the lines say, one list for each of them.
     *
     * @throws io.languard.api.error.LanguardException if the adapter is gone or hangs; then nothing of the lines counts
     */
    List<List<LogItem>> parse(List<RawLine> rawLines);

    /** What is still held back. */
    List<LogItem> flush();

    /** Whether the adapter is gone, so that another one must begin anew where this one was. */
    boolean isGone();
}
