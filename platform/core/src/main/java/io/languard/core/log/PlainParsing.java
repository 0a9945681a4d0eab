package io.languard.core.log;

import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import java.util.List;

/** Reads lines of a game whose adapter can't: each is a record of its own. */
final class PlainParsing implements Parsing {

    @Override
    public List<List<LogItem>> lines(List<Line> lines) {
        return lines.stream().map(line -> List.of(plain(line))).toList();
    }

    @Override
    public List<LogItem> flush() {
        return List.of();
    }

    @Override
    public boolean gone() {
        return false;
    }

    static LogItem plain(Line line) {
        return new LogItem.Entry(null, LogLevel.INFO, line.text());
    }
}
