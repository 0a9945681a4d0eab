package io.languard.persistence.log;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The chunks of one server in the database. */
final class ChunkRepository {

    private final EntityManager entities;
    private final int serverId;

    ChunkRepository(EntityManager entities, int serverId) {
        this.entities = entities;
        this.serverId = serverId;
    }

    /** Answered from an index alone: the contents stay where they are. */
    ChunkIndex index() {
        return new ChunkIndex(entities.createQuery(
                        "SELECT c.id, c.firstLine, c.lastLine, c.textSize, c.debugLines, c.infoLines, c.warningLines,"
                                + " c.errorLines, c.oldestTime, c.newestTime FROM ChunkEntity c"
                                + " WHERE c.serverId = :server ORDER BY c.firstLine",
                        Object[].class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(ChunkRepository::chunk)
                .toList());
    }

    private static LogChunk chunk(Object[] row) {
        List<Integer> levels = List.of((Integer) row[4], (Integer) row[5], (Integer) row[6], (Integer) row[7]);
        return new LogChunk(
                (Long) row[0],
                new ChunkSummary((Long) row[1], (Long) row[2], (Integer) row[3], levels, (Long) row[8], (Long) row[9]),
                null);
    }

    /** The key of the newest chunk; 0 if there is none. */
    long newest() {
        return entities.createQuery(
                        "SELECT c.id FROM ChunkEntity c WHERE c.serverId = :server ORDER BY c.firstLine DESC",
                        Long.class)
                .setParameter("server", serverId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }

    /**
     * The contents of these chunks.
     *
     * @throws StaleIndexException if one of them is there no more
     */
    Map<LogChunk, byte[]> contents(Collection<LogChunk> logChunks) {
        if (logChunks.isEmpty()) {
            return Map.of();
        }
        Map<Long, LogChunk> byKey = logChunks.stream().collect(Collectors.toMap(LogChunk::rowId, Function.identity()));
        Map<LogChunk, byte[]> contents = entities.createQuery(
                        "SELECT c.id, c.signature, c.content FROM ChunkEntity c WHERE c.id IN :ids", Object[].class)
                .setParameter("ids", byKey.keySet())
                .getResultStream()
                .collect(Collectors.toMap(row -> byKey.get((Long) row[0]), row -> {
                    byKey.get((Long) row[0]).cacheSignature((byte[]) row[1]);
                    return (byte[]) row[2];
                }));
        if (contents.size() < byKey.size()) {
            throw new StaleIndexException();
        }
        return contents;
    }

    void delete(Collection<LogChunk> logChunks) {
        if (!logChunks.isEmpty()) {
            entities.createQuery("DELETE FROM ChunkEntity c WHERE c.id IN :ids")
                    .setParameter("ids", logChunks.stream().map(LogChunk::rowId).toList())
                    .executeUpdate();
        }
    }

    LogChunk insert(LineColumns lineColumns) {
        return insert(ChunkSummary.of(lineColumns), NgramFilter.build(lineColumns), ChunkCodec.encode(lineColumns));
    }

    /** Adds a chunk without lines after this id. */
    LogChunk insertEmpty(long last) {
        return insert(ChunkSummary.empty(last), new byte[0], new byte[0]);
    }

    private LogChunk insert(ChunkSummary chunkSummary, byte[] signature, byte[] content) {
        ChunkEntity row = new ChunkEntity(serverId, chunkSummary, signature, content);
        entities.persist(row);
        entities.flush();
        entities.detach(row);
        return new LogChunk(row.id(), chunkSummary, signature);
    }
}
