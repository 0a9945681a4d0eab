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

    /** Characters of one page, give or take a line: lines may be long, and a thousand long ones would fill the memory. */
    private static final int MOST_TEXT = 2 * 1024 * 1024;

    private final ChunkRows rows;
    private final LogQuery query;
    private final Filter filter;
    private final Map<Chunk, Integer> counts;
    private final Contents contents;
    private final List<LogLine> page = new ArrayList<>();
    private final Map<Chunk, Found> found = new HashMap<>();
    private long seen;
    private long text;

    PageReader(ChunkRows rows, LogQuery query, Map<Chunk, Integer> counts, Contents contents) {
        this.rows = rows;
        this.query = query;
        this.filter = new Filter(query);
        this.counts = counts;
        this.contents = contents;
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
                take(batch, known);
                List.of(batch, unknown).forEach(Collection::clear);
                List.of(known, found).forEach(Map::clear);
            }
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
        // The caller's thread and the common pool share it.
        contents(chunks).entrySet().parallelStream()
                .map(entry -> Found.in(entry.getKey(), entry.getValue(), filter))
                .toList()
                .forEach(each -> {
                    found.put(each.chunk, each);
                    counts.put(each.chunk, each.matches.length);
                });
    }

    private Map<Chunk, byte[]> contents(Collection<Chunk> chunks) {
        Map<Chunk, byte[]> all = new HashMap<>();
        List<Chunk> missing = new ArrayList<>();
        for (Chunk chunk : chunks) {
            byte[] content = contents.get(chunk);
            if (content == null) {
                missing.add(chunk);
            } else {
                all.put(chunk, content);
            }
        }
        rows.contents(missing).forEach((chunk, content) -> {
            contents.put(chunk, content);
            all.put(chunk, content);
        });
        return all;
    }

    /** Counts the lines of these chunks that are wanted, and adds those that belong to the page. */
    private void take(List<Chunk> chunks, Map<Chunk, Integer> known) {
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            int count = known.get(chunk);
            if (count > 0 && !isFull() && seen + count > query.offset()) {
                if (!found.containsKey(chunk)) {
                    search(ahead(chunks.subList(i, chunks.size()), known));
                }
                Found here = found.remove(chunk);
                for (int k = count - 1 - skipped(seen); k >= 0 && !isFull(); k--) {
                    LogLine line = here.lines.line(here.matches[k]);
                    text += line.message().length();
                    page.add(line);
                }
            }
            seen += count;
        }
    }

    private boolean isFull() {
        return page.size() >= query.limit() || text >= MOST_TEXT;
    }

    /** The next chunks of the page that have to be read, as many as may be in memory at once. */
    private List<Chunk> ahead(List<Chunk> chunks, Map<Chunk, Integer> known) {
        List<Chunk> needed = new ArrayList<>();
        long before = seen;
        long missing = query.limit() - page.size();
        for (int i = 0; i < chunks.size() && missing > 0 && needed.size() < BATCH; i++) {
            int count = known.get(chunks.get(i));
            if (count > 0 && before + count > query.offset()) {
                missing -= count - skipped(before);
                if (!found.containsKey(chunks.get(i))) {
                    needed.add(chunks.get(i));
                }
            }
            before += count;
        }
        return needed;
    }

    /** How many wanted lines of a chunk come before the page, if so many were wanted before the chunk. */
    private int skipped(long before) {
        return (int) Math.max(0, query.offset() - before);
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
