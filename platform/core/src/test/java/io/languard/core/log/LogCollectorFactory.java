package io.languard.core.log;

import io.languard.core.registry.AdapterRegistry;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.event.EventService;
import io.languard.spi.log.LogStore;
import java.io.IOException;
import java.nio.file.Path;

/** How the following of logs is put together for a test. */
public final class LogCollectorFactory {

    private final TailLimits tailLimits;

    private LogCollectorFactory(TailLimits tailLimits) {
        this.tailLimits = tailLimits;
    }

    public static LogCollectorFactory defaults() {
        return new LogCollectorFactory(TailLimits.defaults());
    }

    public static LogCollectorFactory withBacklog(long bytes) {
        return new LogCollectorFactory(new TailLimits(bytes, 4L << 20, new FallocateTrimmer()));
    }

    /** Output is shortened when so much of it is stored. */
    public static LogCollectorFactory withTrimming(long bytes, FileTrimmer fileTrimmer) {
        return new LogCollectorFactory(new TailLimits(64L << 20, bytes, fileTrimmer));
    }

    public LogCollector create(
            ServerRegistry serverRegistry,
            AdapterRegistry registry,
            ServerSnapshotFactory serverSnapshotFactory,
            LogStore store,
            EventService eventService,
            LogItemQueue inbox) {
        return new LogCollector(
                serverRegistry, registry, serverSnapshotFactory, store, eventService, inbox, tailLimits);
    }

    /** The real tool, as on a file system that can do only some of it. */
    static FileTrimmer only(boolean collapse, boolean punch) {
        FileTrimmer real = new FallocateTrimmer();
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
