package io.languard.toolkit.time;

import io.languard.api.log.LogFile;
import java.nio.file.Path;
import java.time.Instant;

/** A file of which only the name is known; its lines are assumed to be written just now. */
public record UnknownLogFile(String source, String name) implements LogFile {

    @Override
    public Path path() {
        return Path.of("").toAbsolutePath();
    }

    @Override
    public long offset() {
        return 0;
    }

    @Override
    public Instant writtenAfter() {
        return Instant.EPOCH;
    }

    @Override
    public Instant writtenBefore() {
        return Instant.now();
    }
}
