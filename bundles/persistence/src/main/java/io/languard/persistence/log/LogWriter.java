package io.languard.persistence.log;

import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.spi.log.LogPosition;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Changes the log of one server in a transaction. Every method answers what is stored once that is committed, which is
 * nothing if the server is gone, and changes nothing else: a transaction may be run again.
 */
final class LogWriter {

    private static final ChunkIndex NOTHING = new ChunkIndex(List.of());

    private final EntityManager entities;
    private final int serverId;
    private final ChunkIndex index;
    private final ChunkRepository rows;

    /** @param index what is stored before */
    LogWriter(EntityManager entities, int serverId, ChunkIndex index) {
        this.entities = entities;
        this.serverId = serverId;
        this.index = index;
        rows = new ChunkRepository(entities, serverId);
    }

    private boolean serverIsGone() {
        return ServerRowLocker.lock(entities, Set.of(serverId)).isEmpty();
    }

    /**
     * Adds lines and moves positions.
     *
     * @param mostLines of this server; beyond that the oldest chunks go
     */
    ChunkIndex append(LineColumns added, List<LogPosition> positions, long mostLines) {
        if (serverIsGone()) {
            return NOTHING;
        }
        new PositionRepository(entities, serverId).write(positions);
        if (added.size() == 0) {
            return index;
        }
        List<LogChunk> logChunks = index.chunks();
        int stay = logChunks.size() - Compactor.chunksToMerge(logChunks, added);
        List<LogChunk> old = new ArrayList<>(logChunks.subList(stay, logChunks.size()));
        List<LineColumns> parts = new ArrayList<>(Compactor.split(merge(old, added)));
        old.addAll(beyondBound(logChunks.subList(0, stay), parts, mostLines));
        rows.delete(old);
        return index.change(old, parts.stream().map(rows::insert).toList());
    }

    private LineColumns merge(List<LogChunk> old, LineColumns added) {
        if (old.isEmpty()) {
            return added;
        }
        Map<LogChunk, byte[]> contents = rows.contents(old);
        LineColumns whole = new LineColumns(
                added.size() + old.stream().mapToInt(LogChunk::lines).sum(),
                added.bytes()
                        + old.stream()
                                .mapToInt(logChunk -> logChunk.summary().bytes())
                                .sum());
        for (LogChunk logChunk : old) {
            if (logChunk.lines() > 0) {
                addAll(whole, ChunkCodec.decode(contents.get(logChunk)), Long.MIN_VALUE);
            }
        }
        addAll(whole, added, Long.MIN_VALUE);
        return whole;
    }

    private static void addAll(LineColumns target, LineColumns source, long since) {
        for (int i = 0; i < source.size(); i++) {
            if (source.time(i) >= since) {
                target.add(source, i);
            }
        }
    }

    /** Of old and new chunks the oldest that are too many: those old ones, while such new ones are taken away. */
    private static List<LogChunk> beyondBound(List<LogChunk> logChunks, List<LineColumns> parts, long mostLines) {
        long total = logChunks.stream().mapToLong(LogChunk::lines).sum()
                + parts.stream().mapToLong(LineColumns::size).sum();
        int tooMany = 0;
        while (total > mostLines && tooMany < logChunks.size()) {
            total -= logChunks.get(tooMany++).lines();
        }
        while (total > mostLines && parts.size() > 1) {
            total -= parts.remove(0).size();
        }
        return logChunks.subList(0, tooMany);
    }

    /** Removes the lines of a chunk that are older than this moment; at least one has to be left. */
    ChunkIndex trimBefore(LogChunk logChunk, long since) {
        if (serverIsGone()) {
            return NOTHING;
        }
        LineColumns kept = new LineColumns(logChunk.lines(), logChunk.summary().bytes());
        addAll(kept, ChunkCodec.decode(rows.contents(List.of(logChunk)).get(logChunk)), since);
        rows.delete(List.of(logChunk));
        return index.change(List.of(logChunk), List.of(rows.insert(kept)));
    }

    /** Removes chunks. If the newest is among them, an empty one keeps the ids going. */
    ChunkIndex remove(List<LogChunk> logChunks) {
        if (serverIsGone()) {
            return NOTHING;
        }
        rows.delete(logChunks);
        boolean newest = logChunks.stream().anyMatch(logChunk -> logChunk.rowId() == index.newest());
        return index.change(logChunks, newest ? List.of(rows.insertEmpty(index.nextId() - 1)) : List.of());
    }
}
