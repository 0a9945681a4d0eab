package io.languard.core.log;

import io.languard.core.registry.AdapterRegistry;
import io.languard.core.server.Fleet;
import io.languard.core.server.Snapshots;
import io.languard.ports.event.Events;
import io.languard.ports.log.LogStore;
import java.io.IOException;
import java.nio.file.Path;

/** How the following of logs is put together for a test. */
public final class LogParts {

    private final Limits limits;

    private LogParts(Limits limits) {
        this.limits = limits;
    }

    public static LogParts usual() {
        return new LogParts(Limits.usual());
    }

    public static LogParts backlog(long bytes) {
        return new LogParts(new Limits(bytes, 4L << 20, new Fallocate()));
    }

    /** Output is shortened when so much of it is stored. */
    public static LogParts shortening(long bytes, Shortener shortener) {
        return new LogParts(new Limits(64L << 20, bytes, shortener));
    }

    public LogTails tails(
            Fleet fleet, AdapterRegistry registry, Snapshots snapshots, LogStore store, Events events, LogInbox inbox) {
        return new LogTails(fleet, registry, snapshots, store, events, inbox, limits);
    }

    /** The real tool, as on a file system that can do only some of it. */
    static Shortener only(boolean collapse, boolean punch) {
        Shortener real = new Fallocate();
        return new Shortener() {
            @Override
            public boolean collapse(Path file, long bytes) throws IOException {
                return collapse && real.collapse(file, bytes);
            }

            @Override
            public boolean punch(Path file, long from, long bytes) throws IOException {
                return punch && real.punch(file, from, bytes);
            }
        };
    }
}
