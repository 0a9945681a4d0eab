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
import java.util.function.UnaryOperator;

/** An in-memory log store that can fail or block at each write. */
public final class InMemoryLogStore implements LogStore {

    private final Runnable check;
    private final Map<Integer, List<LogLine>> lines = new LinkedHashMap<>();
    private final Map<Integer, Map<String, LogPosition>> positions = new LinkedHashMap<>();
    private long lastId;
    private int appends;

    /** Called with the number of each write before the write. Its exceptions reach the writer. */
    public volatile java.util.function.IntConsumer before = number -> {};

    /** Called with the number of each write after the write. */
    public volatile java.util.function.IntConsumer after = number -> {};

    /** A message that every write is rejected for; {@code null} for none. */
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
    public List<LogLine> append(int serverId, List<LogLine> added, List<LogPosition> moved) {
        check.run();
        int number;
        List<LogLine> numbered;
        synchronized (this) {
            number = ++appends;
        }
        before.accept(number);
        if (added.stream().anyMatch(line -> line.message().equals(refuse))) {
            throw new LanguardException(ErrorCode.INTERNAL_ERROR, "Rejected message");
        }
        synchronized (this) {
            List<LogLine> serverLines = lines.computeIfAbsent(serverId, id -> new ArrayList<>());
            numbered = added.stream().map(line -> line.withId(++lastId)).toList();
            serverLines.addAll(numbered);
            Map<String, LogPosition> serverPositions = positions.computeIfAbsent(serverId, id -> new LinkedHashMap<>());
            moved.forEach(position -> serverPositions.put(position.source(), position));
        }
        after.accept(number);
        return numbered;
    }

    @Override
    public synchronized void deletePositions(int serverId, Collection<String> sources) {
        positions.getOrDefault(serverId, Map.of()).keySet().removeAll(sources);
    }

    @Override
    public synchronized LogPage query(int serverId, LogQuery query, UnaryOperator<String> view) {
        check.run();
        List<LogLine> found = new ArrayList<>();
        for (LogLine line : lines.getOrDefault(serverId, List.of())) {
            String message = view == null ? line.message() : view.apply(line.message());
            if (query.search() == null || message.contains(query.search())) {
                found.add(new LogLine(line.id(), line.time(), line.level(), message));
            }
        }
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

    /** Returns the messages of a server, oldest first. */
    public synchronized List<String> messages(int serverId) {
        return lines.getOrDefault(serverId, List.of()).stream()
                .map(LogLine::message)
                .toList();
    }

    public synchronized int count(int serverId) {
        return lines.getOrDefault(serverId, List.of()).size();
    }
}
