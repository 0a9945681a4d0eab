package io.languard.persistence.log;

import io.languard.ports.log.LogLine;
import io.languard.ports.log.LogPage;
import io.languard.ports.log.LogQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers one query, from the newest chunk to the oldest, some at a time. For one thread. */
final class PageReader {

    /** Chunks that are in memory at once, unpacked. */
    private static final int BATCH = 16;

    private final ChunkRows rows;
    private final LogQuery query;
    private final Filter filter;
    private final Map<Chunk, Integer> counts;
    private final List<LogLine> page = new ArrayList<>();
    private final Map<Chunk, Found> found = new HashMap<>();
    private boolean read;
    private long seen;

    PageReader(ChunkRows rows, LogQuery query, Map<Chunk, Integer> counts) {
        this.rows = rows;
        this.query = query;
        this.filter = new Filter(query);
        this.counts = counts;
    }

    /** @throws StaleException if these chunks are no longer those that are stored */
    LogPage read(ChunkIndex index) {
        List<Chunk> chunks = index.chunks();
        List<Chunk> batch = new ArrayList<>();
        Set<Chunk> unknown = new HashSet<>();
        Map<Chunk, Integer> known = new HashMap<>();
        for (int i = chunks.size() - 1; i >= 0; i--) {
            Chunk chunk = chunks.get(i);
            batch.add(chunk);
            int count = count(chunk);
            if (count >= 0) {
                known.put(chunk, count);
            } else {
                unknown.add(chunk);
            }
            if (i == 0 || unknown.size() == BATCH) {
                search(unknown);
                found.forEach((each, lines) -> known.put(each, lines.matches.length));
                batch.forEach(each -> take(each, known.get(each)));
                List.of(batch, unknown).forEach(Collection::clear);
                List.of(known, found).forEach(Map::clear);
            }
        }
        if (!read
                && rows.newest()
                        != (chunks.isEmpty() ? 0 : chunks.get(chunks.size() - 1).key())) {
            throw new StaleException();
        }
        return new LogPage(seen, page);
    }

    private int count(Chunk chunk) {
        int count = filter.count(chunk);
        return count >= 0 ? count : counts.getOrDefault(chunk, -1);
    }

    private void search(Collection<Chunk> chunks) {
        if (chunks.isEmpty()) {
            return;
        }
        read = true;
        // The caller's thread and the common pool share it.
        rows.contents(chunks).entrySet().parallelStream()
                .map(entry -> Found.in(entry.getKey(), entry.getValue(), filter))
                .toList()
                .forEach(each -> {
                    found.put(each.chunk, each);
                    counts.put(each.chunk, each.matches.length);
                });
    }

    /** Counts the lines of a chunk that are wanted, and adds those that belong to the page. */
    private void take(Chunk chunk, int count) {
        if (count > 0 && page.size() < query.limit() && seen + count > query.offset()) {
            if (!found.containsKey(chunk)) {
                search(List.of(chunk));
            }
            Found here = found.get(chunk);
            int skipped = (int) Math.max(0, query.offset() - seen);
            for (int k = count - 1 - skipped; k >= 0 && page.size() < query.limit(); k--) {
                page.add(here.lines.line(here.matches[k]));
            }
        }
        seen += count;
    }

    /** Which lines of a chunk are wanted; no lines if none is. */
    private record Found(Chunk chunk, Lines lines, int[] matches) {

        static Found in(Chunk chunk, byte[] content, Filter filter) {
            Lines lines = Codec.decode(content);
            int[] matches = filter.matches(lines);
            return new Found(chunk, matches.length == 0 ? null : lines, matches);
        }
    }
}
