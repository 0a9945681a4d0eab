package io.languard.core.log;

import io.languard.core.registry.AdapterRegistry;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.logtail.FileTrimmer;
import io.languard.logtail.TailOptions;
import io.languard.service.event.EventService;
import io.languard.spi.log.LogStore;
import java.io.IOException;
import java.nio.file.Path;

/** Creates a log collector with other limits than the default ones. */
public final class LogCollectorFactory {

    private final TailOptions options;

    private LogCollectorFactory(TailOptions options) {
        this.options = options;
    }

    public static LogCollectorFactory defaults() {
        return new LogCollectorFactory(TailOptions.defaults("languard-log"));
    }

    public static LogCollectorFactory withBacklog(long bytes) {
        return new LogCollectorFactory(TailOptions.defaults("languard-log").withBacklogBytes(bytes));
    }

    /** Truncates captured output once this many bytes are stored. */
    public static LogCollectorFactory withTrimming(long bytes, FileTrimmer fileTrimmer) {
        return new LogCollectorFactory(
                TailOptions.defaults("languard-log").withRetainedBytes(bytes).withTrimmer(fileTrimmer));
    }

    public LogCollector create(
            ServerRegistry serverRegistry,
            AdapterRegistry registry,
            ServerSnapshotFactory serverSnapshotFactory,
            LogStore store,
            EventService eventService,
            LogItemQueue queue) {
        return new LogCollector(serverRegistry, registry, serverSnapshotFactory, store, eventService, queue, options);
    }

    /** Returns the real trimmer as it behaves on a file system that supports only some of its methods. */
    static FileTrimmer only(boolean collapse, boolean punch) {
        FileTrimmer real = FileTrimmer.fallocate();
        return new FileTrimmer() {
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
