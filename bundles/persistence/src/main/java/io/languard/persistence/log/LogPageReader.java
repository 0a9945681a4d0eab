package io.languard.persistence.log;

import io.languard.service.log.LogLine;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers one query, from the newest chunk to the oldest, some at a time. For one thread. */
final class LogPageReader {

    /** Chunks that are in memory at once, unpacked. */
    private static final int BATCH = 16;

    /** Characters of one page, give or take a line: lines may be long, and a thousand long ones would fill the memory. */
    private static final int MAX_TEXT = 2 * 1024 * 1024;

    private final ChunkRepository rows;
    private final LogQuery query;
    private final LogLineFilter logLineFilter;
    private final Map<LogChunk, Integer> counts;
    private final ChunkCache chunkCache;
    private final List<LogLine> page = new ArrayList<>();
    private final Map<LogChunk, ChunkMatches> chunkMatches = new HashMap<>();
    private long seen;
    private long text;

    LogPageReader(ChunkRepository rows, LogQuery query, Map<LogChunk, Integer> counts, ChunkCache chunkCache) {
        this.rows = rows;
        this.query = query;
        this.logLineFilter = new LogLineFilter(query);
        this.counts = counts;
        this.chunkCache = chunkCache;
    }

    /** @throws StaleIndexException if these chunks are no longer those that are stored */
    LogPage read(ChunkIndex index) {
        List<LogChunk> logChunks = index.chunks();
        List<LogChunk> batch = new ArrayList<>();
        Set<LogChunk> unknown = new HashSet<>();
        Map<LogChunk, Integer> known = new HashMap<>();
        for (int i = logChunks.size() - 1; i >= 0; i--) {
            LogChunk logChunk = logChunks.get(i);
            batch.add(logChunk);
            int count = count(logChunk);
            if (count >= 0) {
                known.put(logChunk, count);
            } else {
                unknown.add(logChunk);
            }
            if (i == 0 || unknown.size() == BATCH) {
                search(unknown);
                chunkMatches.forEach((each, lines) -> known.put(each, lines.matches.length));
                collect(batch, known);
                List.of(batch, unknown).forEach(Collection::clear);
                List.of(known, chunkMatches).forEach(Map::clear);
            }
        }
        return new LogPage(seen, page);
    }

    private int count(LogChunk logChunk) {
        int count = logLineFilter.count(logChunk);
        return count >= 0 ? count : counts.getOrDefault(logChunk, -1);
    }

    private void search(Collection<LogChunk> logChunks) {
        if (logChunks.isEmpty()) {
            return;
        }
        // The caller's thread and the common pool share it.
        contents(logChunks).entrySet().parallelStream()
                .map(entry -> ChunkMatches.search(entry.getKey(), entry.getValue(), logLineFilter))
                .toList()
                .forEach(each -> {
                    chunkMatches.put(each.chunk, each);
                    counts.put(each.chunk, each.matches.length);
                });
    }

    private Map<LogChunk, byte[]> contents(Collection<LogChunk> logChunks) {
        Map<LogChunk, byte[]> all = new HashMap<>();
        List<LogChunk> missing = new ArrayList<>();
        for (LogChunk logChunk : logChunks) {
            byte[] content = chunkCache.get(logChunk);
            if (content == null) {
                missing.add(logChunk);
            } else {
                all.put(logChunk, content);
            }
        }
        rows.contents(missing).forEach((logChunk, content) -> {
            chunkCache.put(logChunk, content);
            all.put(logChunk, content);
        });
        return all;
    }

    /** Counts the lines of these chunks that are wanted, and adds those that belong to the page. */
    private void collect(List<LogChunk> logChunks, Map<LogChunk, Integer> known) {
        for (int i = 0; i < logChunks.size(); i++) {
            LogChunk logChunk = logChunks.get(i);
            int count = known.get(logChunk);
            if (count > 0 && !isFull() && seen + count > query.offset()) {
                if (!chunkMatches.containsKey(logChunk)) {
                    search(ahead(logChunks.subList(i, logChunks.size()), known));
                }
                ChunkMatches here = chunkMatches.remove(logChunk);
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
        return page.size() >= query.limit() || text >= MAX_TEXT;
    }

    /** The next chunks of the page that have to be read, as many as may be in memory at once. */
    private List<LogChunk> ahead(List<LogChunk> logChunks, Map<LogChunk, Integer> known) {
        List<LogChunk> needed = new ArrayList<>();
        long before = seen;
        long missing = query.limit() - page.size();
        for (int i = 0; i < logChunks.size() && missing > 0 && needed.size() < BATCH; i++) {
            int count = known.get(logChunks.get(i));
            if (count > 0 && before + count > query.offset()) {
                missing -= count - skipped(before);
                if (!chunkMatches.containsKey(logChunks.get(i))) {
                    needed.add(logChunks.get(i));
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
    private record ChunkMatches(LogChunk chunk, LineColumns lines, int[] matches) {

        static ChunkMatches search(LogChunk logChunk, byte[] content, LogLineFilter logLineFilter) {
            LineColumns lineColumns = ChunkCodec.decode(content);
            int[] matches = logLineFilter.matches(lineColumns);
            return new ChunkMatches(logChunk, matches.length == 0 ? null : lineColumns, matches);
        }
    }
}
