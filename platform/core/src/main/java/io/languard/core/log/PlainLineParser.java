package io.languard.core.log;

import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import java.util.List;

/** Reads lines of a game whose adapter can't: each is a record of its own. */
final class PlainLineParser implements BatchParser {

    @Override
    public List<List<LogItem>> parse(List<RawLine> rawLines) {
        return rawLines.stream().map(rawLine -> List.of(toEntry(rawLine))).toList();
    }

    @Override
    public List<LogItem> flush() {
        return List.of();
    }

    @Override
    public boolean isGone() {
        return false;
    }

    static LogItem toEntry(RawLine rawLine) {
        return new LogItem.LogEntry(null, LogLevel.INFO, rawLine.text());
    }
}
