package io.languard.core;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import io.languard.spi.log.LogPosition;
import io.languard.spi.log.LogStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A log store in memory that can be interrupted at any of its writes. */
public final class InMemoryLogStore implements LogStore {

    private final Runnable check;
    private final Map<Integer, List<LogLine>> lines = new LinkedHashMap<>();
    private final Map<Integer, Map<String, LogPosition>> positions = new LinkedHashMap<>();
    private long lastId;
    private int appends;

    /** Called with the number of each write before it is done; what it throws is what the writer gets. */
    public volatile java.util.function.IntConsumer before = number -> {};

    /** Called with the number of each write after it is done. */
    public volatile java.util.function.IntConsumer after = number -> {};

    /** A message that is not taken, whoever asks. */
    public volatile String refuse;

    public volatile Instant purged;

    InMemoryLogStore(Runnable check) {
        this.check = check;
    }

    @Override
    public synchronized List<LogPosition> positions(int serverId) {
        check.run();
        return List.copyOf(positions.getOrDefault(serverId, Map.of()).values());
    }

    @Override
    public void append(int serverId, List<LogLine> added, List<LogPosition> moved) {
        check.run();
        int number;
        synchronized (this) {
            number = ++appends;
        }
        before.accept(number);
        if (added.stream().anyMatch(line -> line.message().equals(refuse))) {
            throw new LanguardException(ErrorCode.INTERNAL_ERROR, "Not a text");
        }
        synchronized (this) {
            List<LogLine> kept = lines.computeIfAbsent(serverId, id -> new ArrayList<>());
            for (LogLine line : added) {
                kept.add(new LogLine(++lastId, line.time(), line.level(), line.message()));
            }
            Map<String, LogPosition> to = positions.computeIfAbsent(serverId, id -> new LinkedHashMap<>());
            moved.forEach(position -> to.put(position.source(), position));
        }
        after.accept(number);
    }

    @Override
    public synchronized void deletePositions(int serverId, Collection<String> sources) {
        positions.getOrDefault(serverId, Map.of()).keySet().removeAll(sources);
    }

    @Override
    public synchronized LogPage query(int serverId, LogQuery query) {
        check.run();
        List<LogLine> found = new ArrayList<>(lines.getOrDefault(serverId, List.of()));
        Collections.reverse(found);
        return new LogPage(
                found.size(),
                found.stream().skip(query.offset()).limit(query.limit()).toList());
    }

    @Override
    public synchronized void clear(int serverId) {
        lines.remove(serverId);
    }

    @Override
    public void purge(Instant before) {
        check.run();
        purged = before;
    }

    /** The messages of a server, oldest first. */
    public synchronized List<String> messages(int serverId) {
        return lines.getOrDefault(serverId, List.of()).stream()
                .map(LogLine::message)
                .toList();
    }

    public synchronized int count(int serverId) {
        return lines.getOrDefault(serverId, List.of()).size();
    }
}
