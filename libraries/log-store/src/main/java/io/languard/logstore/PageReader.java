package io.languard.logstore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Evaluates one query from the newest chunk to the oldest, in batches. Not safe for use by multiple threads. */
final class PageReader {

    /** The maximum number of unpacked chunks in memory. */
    private static final int BATCH = 16;

    /** The size at which a page is cut off, in characters: a thousand lines of maximum length would exhaust the heap. */
    private static final int MAX_TEXT = 1024 * 1024;

    private final ChunkRepository rows;
    private final LineQuery query;
    private final LineFilter lineFilter;
    private final Map<Chunk, Integer> counts;
    private final ChunkCache chunkCache;
    private final List<StoredLine> page = new ArrayList<>();
    private final Map<Chunk, ChunkMatches> chunkMatches = new HashMap<>();
    private long seen;
    private long text;

    PageReader(ChunkRepository rows, LineQuery query, Map<Chunk, Integer> counts, ChunkCache chunkCache) {
        this.rows = rows;
        this.query = query;
        this.lineFilter = new LineFilter(query);
        this.counts = counts;
        this.chunkCache = chunkCache;
    }

    /** @throws StaleIndexException if a chunk no longer exists */
    LinePage read(ChunkIndex index) {
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
                chunkMatches.forEach((each, lines) -> known.put(each, lines.matches.length));
                collect(batch, known);
                List.of(batch, unknown).forEach(Collection::clear);
                List.of(known, chunkMatches).forEach(Map::clear);
            }
        }
        return new LinePage(seen, page);
    }

    private int count(Chunk chunk) {
        int count = lineFilter.count(chunk);
        return count >= 0 ? count : counts.getOrDefault(chunk, -1);
    }

    private void search(Collection<Chunk> chunks) {
        if (chunks.isEmpty()) {
            return;
        }
        // Runs on the calling thread and the common pool.
        contents(chunks).entrySet().parallelStream()
                .map(entry -> ChunkMatches.search(entry.getKey(), entry.getValue(), lineFilter))
                .toList()
                .forEach(each -> {
                    chunkMatches.put(each.chunk, each);
                    counts.put(each.chunk, each.matches.length);
                });
    }

    private Map<Chunk, byte[]> contents(Collection<Chunk> chunks) {
        Map<Chunk, byte[]> all = new HashMap<>();
        List<Chunk> missing = new ArrayList<>();
        for (Chunk chunk : chunks) {
            byte[] content = chunkCache.get(chunk);
            if (content == null) {
                missing.add(chunk);
            } else {
                all.put(chunk, content);
            }
        }
        ChunkWriter.contents(rows, missing).forEach((chunk, content) -> {
            chunkCache.put(chunk, content);
            all.put(chunk, content);
        });
        return all;
    }

    /** Counts the matching lines of these chunks and adds those that belong to the page. */
    private void collect(List<Chunk> chunks, Map<Chunk, Integer> known) {
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            int count = Objects.requireNonNull(known.get(chunk));
            if (count > 0 && !isFull() && seen + count > query.offset()) {
                if (!chunkMatches.containsKey(chunk)) {
                    search(ahead(chunks.subList(i, chunks.size()), known));
                }
                ChunkMatches here = Objects.requireNonNull(chunkMatches.remove(chunk));
                for (int k = count - 1 - skipped(seen); k >= 0 && !isFull(); k--) {
                    StoredLine line = query.visible(here.lines.line(here.matches[k]));
                    text += line.message().length();
                    page.add(line);
                }
            }
            seen += count;
        }
    }

    private boolean isFull() {
        return page.size() >= query.limit() || text >= MAX_TEXT;
    }

    /** Returns the chunks to read next for the page, up to the size of a batch. */
    private List<Chunk> ahead(List<Chunk> chunks, Map<Chunk, Integer> known) {
        List<Chunk> needed = new ArrayList<>();
        long before = seen;
        long missing = query.limit() - page.size();
        for (int i = 0; i < chunks.size() && missing > 0 && needed.size() < BATCH; i++) {
            int count = Objects.requireNonNull(known.get(chunks.get(i)));
            if (count > 0 && before + count > query.offset()) {
                missing -= count - skipped(before);
                if (!chunkMatches.containsKey(chunks.get(i))) {
                    needed.add(chunks.get(i));
                }
            }
            before += count;
        }
        return needed;
    }

    /** Returns how many matching lines of a chunk precede the page, given the number of matches before the chunk. */
    private int skipped(long before) {
        return (int) Math.max(0, query.offset() - before);
    }

    /** The matching lines of a chunk; {@code lines} is empty if there are none. */
    private record ChunkMatches(Chunk chunk, LineColumns lines, int[] matches) {

        static ChunkMatches search(Chunk chunk, byte[] content, LineFilter lineFilter) {
            LineColumns lineColumns = ChunkCodec.decode(content);
            int[] matches = lineFilter.matches(lineColumns);
            return new ChunkMatches(chunk, matches.length == 0 ? new LineColumns(0, 0) : lineColumns, matches);
        }
    }
}
