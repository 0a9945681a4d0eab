package io.languard.core.log;

import io.languard.api.log.LogFile;
import io.languard.logtail.ReadFile;
import java.nio.file.Path;
import java.time.Instant;

/** A file of the log tail library as adapters see it. */
record ReadLogFile(ReadFile file) implements LogFile {

    @Override
    public String source() {
        return file.source();
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public long offset() {
        return file.offset();
    }

    @Override
    public Instant writtenAfter() {
        return file.writtenAfter();
    }

    @Override
    public Instant writtenBefore() {
        return file.writtenBefore();
    }
}
