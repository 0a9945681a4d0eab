package io.languard.persistence.log;

import io.languard.persistence.jpa.ServerRows;
import io.languard.ports.log.LogPosition;
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
    private final ChunkRows rows;

    /** @param index what is stored before */
    LogWriter(EntityManager entities, int serverId, ChunkIndex index) {
        this.entities = entities;
        this.serverId = serverId;
        this.index = index;
        rows = new ChunkRows(entities, serverId);
    }

    private boolean serverIsGone() {
        return ServerRows.lock(entities, Set.of(serverId)).isEmpty();
    }

    /**
     * Adds lines and moves positions.
     *
     * @param mostLines of this server; beyond that the oldest chunks go
     */
    ChunkIndex append(Lines added, List<LogPosition> positions, long mostLines) {
        if (serverIsGone()) {
            return NOTHING;
        }
        new PositionRows(entities, serverId).write(positions);
        if (added.size() == 0) {
            return index;
        }
        List<Chunk> chunks = index.chunks();
        int stay = chunks.size() - Merging.absorbed(chunks, added);
        List<Chunk> old = new ArrayList<>(chunks.subList(stay, chunks.size()));
        List<Lines> parts = new ArrayList<>(Merging.split(merge(old, added)));
        old.addAll(beyondBound(chunks.subList(0, stay), parts, mostLines));
        rows.delete(old);
        return index.change(old, parts.stream().map(rows::insert).toList());
    }

    private Lines merge(List<Chunk> old, Lines added) {
        if (old.isEmpty()) {
            return added;
        }
        Map<Chunk, byte[]> contents = rows.contents(old);
        Lines whole = new Lines(
                added.size() + old.stream().mapToInt(Chunk::lines).sum(),
                added.bytes()
                        + old.stream()
                                .mapToInt(chunk -> chunk.summary().bytes())
                                .sum());
        for (Chunk chunk : old) {
            if (chunk.lines() > 0) {
                addAll(whole, Codec.decode(contents.get(chunk)), Long.MIN_VALUE);
            }
        }
        addAll(whole, added, Long.MIN_VALUE);
        return whole;
    }

    private static void addAll(Lines target, Lines source, long since) {
        for (int i = 0; i < source.size(); i++) {
            if (source.time(i) >= since) {
                target.add(source, i);
            }
        }
    }

    /** Of old and new chunks the oldest that are too many: those old ones, while such new ones are taken away. */
    private static List<Chunk> beyondBound(List<Chunk> chunks, List<Lines> parts, long mostLines) {
        long total = chunks.stream().mapToLong(Chunk::lines).sum()
                + parts.stream().mapToLong(Lines::size).sum();
        int tooMany = 0;
        while (total > mostLines && tooMany < chunks.size()) {
            total -= chunks.get(tooMany++).lines();
        }
        while (total > mostLines && parts.size() > 1) {
            total -= parts.remove(0).size();
        }
        return chunks.subList(0, tooMany);
    }

    /** Removes the lines of a chunk that are older than this moment; at least one has to be left. */
    ChunkIndex shorten(Chunk chunk, long since) {
        if (serverIsGone()) {
            return NOTHING;
        }
        Lines kept = new Lines(chunk.lines(), chunk.summary().bytes());
        addAll(kept, Codec.decode(rows.contents(List.of(chunk)).get(chunk)), since);
        rows.delete(List.of(chunk));
        return index.change(List.of(chunk), List.of(rows.insert(kept)));
    }

    /** Removes chunks. If the newest is among them, an empty one keeps the ids going. */
    ChunkIndex remove(List<Chunk> chunks) {
        if (serverIsGone()) {
            return NOTHING;
        }
        rows.delete(chunks);
        boolean newest = chunks.stream().anyMatch(chunk -> chunk.key() == index.newest());
        return index.change(chunks, newest ? List.of(rows.insertEmpty(index.nextId() - 1)) : List.of());
    }
}
