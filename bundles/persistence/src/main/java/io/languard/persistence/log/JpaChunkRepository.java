package io.languard.persistence.log;

import io.languard.logstore.Chunk;
import io.languard.logstore.ChunkRepository;
import io.languard.logstore.ChunkSummary;
import io.languard.persistence.jpa.ServerRowLocker;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of {@code log_chunks}; the id of a log is its server's. */
final class JpaChunkRepository implements ChunkRepository {

    private final EntityManager entities;

    JpaChunkRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Returns the positions of one server, which change in the same transactions as its lines. */
    PositionRepository positions(int serverId) {
        return new PositionRepository(entities, serverId);
    }

    @Override
    public boolean lock(int serverId) {
        return !ServerRowLocker.lock(entities, Set.of(serverId)).isEmpty();
    }

    /** Read from an index of the database, without reading the rows. */
    @Override
    public List<Chunk> list(int serverId) {
        return entities.createQuery(
                        "SELECT c.id, c.firstLine, c.lastLine, c.textSize, c.debugLines, c.infoLines, c.warningLines,"
                                + " c.errorLines, c.oldestTime, c.newestTime FROM ChunkEntity c"
                                + " WHERE c.serverId = :server ORDER BY c.firstLine",
                        Object[].class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(JpaChunkRepository::toChunk)
                .toList();
    }

    private static Chunk toChunk(Object[] row) {
        List<Integer> levels = List.of((Integer) row[4], (Integer) row[5], (Integer) row[6], (Integer) row[7]);
        return new Chunk(
                (Long) row[0],
                new ChunkSummary((Long) row[1], (Long) row[2], (Integer) row[3], levels, (Long) row[8], (Long) row[9]));
    }

    @Override
    public long newest(int serverId) {
        return entities.createQuery(
                        "SELECT c.id FROM ChunkEntity c WHERE c.serverId = :server ORDER BY c.firstLine DESC",
                        Long.class)
                .setParameter("server", serverId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }

    @Override
    public List<Integer> logsOlderThan(long millis) {
        return entities.createQuery(
                        "SELECT DISTINCT c.serverId FROM ChunkEntity c WHERE c.oldestTime < :limit", Integer.class)
                .setParameter("limit", millis)
                .getResultList();
    }

    @Override
    public Map<Long, Content> contents(Collection<Long> rowIds) {
        return entities.createQuery(
                        "SELECT c.id, c.signature, c.content FROM ChunkEntity c WHERE c.id IN :ids", Object[].class)
                .setParameter("ids", rowIds)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> new Content((byte[]) row[1], (byte[]) row[2])));
    }

    @Override
    public long insert(int serverId, ChunkSummary summary, Content content) {
        ChunkEntity row = new ChunkEntity(serverId, summary, content);
        entities.persist(row);
        entities.flush();
        entities.detach(row);
        return row.id();
    }

    @Override
    public void delete(Collection<Long> rowIds) {
        entities.createQuery("DELETE FROM ChunkEntity c WHERE c.id IN :ids")
                .setParameter("ids", rowIds)
                .executeUpdate();
    }
}
