package io.languard.logstore;

import io.languard.logstore.ChunkRepository.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Changes one log in a transaction that holds the log's row lock. Every method returns the index to use after the commit
 * and changes nothing but rows, so the transaction may be retried.
 */
final class ChunkWriter {

    private final ChunkRepository rows;
    private final int logId;
    private final ChunkIndex index;

    /** @param index what is stored before the change */
    ChunkWriter(ChunkRepository rows, int logId, ChunkIndex index) {
        this.rows = rows;
        this.logId = logId;
        this.index = index;
    }

    /** Adds lines and drops the oldest chunks beyond a number of lines. */
    ChunkIndex append(LineColumns added, long maxLines) {
        if (added.size() == 0) {
            return index;
        }
        List<Chunk> chunks = index.chunks();
        int unchanged = chunks.size() - Compactor.chunksToMerge(chunks, added);
        List<Chunk> replaced = new ArrayList<>(chunks.subList(unchanged, chunks.size()));
        List<LineColumns> parts = new ArrayList<>(Compactor.split(merge(replaced, added)));
        replaced.addAll(dropExcess(chunks.subList(0, unchanged), parts, maxLines));
        delete(replaced);
        return index.change(replaced, parts.stream().map(this::insert).toList());
    }

    private LineColumns merge(List<Chunk> old, LineColumns added) {
        if (old.isEmpty()) {
            return added;
        }
        Map<Chunk, byte[]> contents = contents(rows, old);
        LineColumns whole = new LineColumns(
                added.size() + old.stream().mapToInt(Chunk::lines).sum(),
                added.bytes()
                        + old.stream()
                                .mapToInt(chunk -> chunk.summary().bytes())
                                .sum());
        for (Chunk chunk : old) {
            if (chunk.lines() > 0) {
                addAll(whole, ChunkCodec.decode(Objects.requireNonNull(contents.get(chunk))), Long.MIN_VALUE);
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

    /** Returns the oldest of the stored chunks that exceed the maximum, and removes such parts from the new ones. */
    private static List<Chunk> dropExcess(List<Chunk> stored, List<LineColumns> parts, long maxLines) {
        long total = stored.stream().mapToLong(Chunk::lines).sum()
                + parts.stream().mapToLong(LineColumns::size).sum();
        int excess = 0;
        while (total > maxLines && excess < stored.size()) {
            total -= stored.get(excess++).lines();
        }
        while (total > maxLines && parts.size() > 1) {
            total -= parts.remove(0).size();
        }
        return stored.subList(0, excess);
    }

    /** Removes those lines of a chunk that are older than a time; at least one must remain. */
    ChunkIndex trimBefore(Chunk chunk, long since) {
        LineColumns kept = new LineColumns(chunk.lines(), chunk.summary().bytes());
        addAll(
                kept,
                ChunkCodec.decode(
                        Objects.requireNonNull(contents(rows, List.of(chunk)).get(chunk))),
                since);
        delete(List.of(chunk));
        return index.change(List.of(chunk), List.of(insert(kept)));
    }

    /** Removes chunks. If the newest is among them, adds an empty one so that ids are not reused. */
    ChunkIndex remove(List<Chunk> chunks) {
        delete(chunks);
        boolean newest = chunks.stream().anyMatch(chunk -> chunk.rowId() == index.newest());
        return index.change(
                chunks,
                newest
                        ? List.of(insert(ChunkSummary.empty(index.nextId() - 1), new Content(new byte[0], new byte[0])))
                        : List.of());
    }

    private void delete(Collection<Chunk> chunks) {
        if (!chunks.isEmpty()) {
            rows.delete(chunks.stream().map(Chunk::rowId).toList());
        }
    }

    private Chunk insert(LineColumns lines) {
        return insert(ChunkSummary.of(lines), new Content(NgramFilter.build(lines), ChunkCodec.encode(lines)));
    }

    private Chunk insert(ChunkSummary summary, Content content) {
        Chunk chunk = new Chunk(rows.insert(logId, summary, content), summary);
        chunk.cacheFilter(content.filter());
        return chunk;
    }

    /**
     * Reads the packed lines of chunks and caches their filters.
     *
     * @throws StaleIndexException if one of them no longer exists
     */
    static Map<Chunk, byte[]> contents(ChunkRepository rows, Collection<Chunk> chunks) {
        if (chunks.isEmpty()) {
            return Map.of();
        }
        Map<Long, Content> found =
                rows.contents(chunks.stream().map(Chunk::rowId).toList());
        Map<Chunk, byte[]> contents = new HashMap<>();
        for (Chunk chunk : chunks) {
            Content content = found.get(chunk.rowId());
            if (content == null) {
                throw new StaleIndexException();
            }
            chunk.cacheFilter(content.filter());
            contents.put(chunk, content.content());
        }
        return contents;
    }
}
