package io.languard.core.log;

import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.logtail.LineParser;
import io.languard.logtail.LogFormat;
import io.languard.logtail.LogSourceFiles;
import io.languard.logtail.RawLine;
import io.languard.logtail.ReadFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reads captured output of a game whose adapter parses no logs: each line is a record. */
record PlainLogFormat(LogSourceFiles output) implements LogFormat<LogItem> {

    @Override
    public List<LogSourceFiles> sources() {
        return List.of(output);
    }

    @Override
    public LineParser<LogItem> open(ReadFile file) {
        return new LineParser<>() {
            @Override
            public List<Parsed<LogItem>> parse(List<RawLine> lines) {
                return lines.stream()
                        .map(line -> Parsed.ofRecord(AdapterLogFormat.timed(toEntry(line), file.writtenBefore())))
                        .toList();
            }

            @Override
            public Parsed<LogItem> flush() {
                return new Parsed<>(List.of(), List.of(), 0);
            }

            @Override
            public boolean isStale() {
                return false;
            }
        };
    }

    static LogItem toEntry(RawLine line) {
        return new LogItem.LogEntry(Instant.now().truncatedTo(ChronoUnit.MILLIS), LogLevel.INFO, line.text());
    }
}
