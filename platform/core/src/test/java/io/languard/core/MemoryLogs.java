package io.languard.core;

import io.languard.ports.log.LogLine;
import io.languard.ports.log.LogPage;
import io.languard.ports.log.LogPosition;
import io.languard.ports.log.LogQuery;
import io.languard.ports.log.LogStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Log lines in memory, of all servers together; they can only be added. */
public final class MemoryLogs extends Away implements LogStore {

    public final List<LogLine> lines = new CopyOnWriteArrayList<>();

    MemoryLogs(BooleanSupplier away) {
        super(away);
    }

    @Override
    public List<LogPosition> positions(int serverId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void append(int serverId, List<LogLine> more, List<LogPosition> positions) {
        locked(() -> lines.addAll(more));
    }

    @Override
    public void forget(int serverId, Collection<String> sources) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LogPage query(int serverId, LogQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear(int serverId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void purge(Instant before) {
        throw new UnsupportedOperationException();
    }
}
