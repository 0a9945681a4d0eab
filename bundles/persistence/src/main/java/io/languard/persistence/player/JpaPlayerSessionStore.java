package io.languard.persistence.player;

import io.languard.logstore.CaseFolding;
import io.languard.persistence.jpa.BatchDelete;
import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.service.player.PlayerSessionPage;
import io.languard.service.player.PlayerSessionRecord;
import io.languard.spi.player.PlayerSessionStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores player sessions in the database. */
@Component
public final class JpaPlayerSessionStore implements PlayerSessionStore {

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaPlayerSessionStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<PlayerSessionRecord> open(int serverId) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT v FROM PlayerSessionEntity v WHERE v.serverId = :server AND v.leftAt IS NULL ORDER BY v.id",
                        PlayerSessionEntity.class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(PlayerSessionEntity::toRecord)
                .toList());
    }

    @Override
    public List<PlayerSessionRecord> save(List<PlayerSessionRecord> sessions) {
        return transactionRunner.write(entities -> {
            Set<Integer> existing = ServerRowLocker.lock(
                    entities,
                    sessions.stream().map(PlayerSessionRecord::serverId).collect(Collectors.toSet()));
            return sessions.stream()
                    .map(session -> existing.contains(session.serverId()) ? write(entities, session) : session)
                    .toList();
        });
    }

    private static PlayerSessionRecord write(EntityManager entities, PlayerSessionRecord session) {
        PlayerSessionEntity row = session.id() == 0
                ? new PlayerSessionEntity(session)
                : entities.find(PlayerSessionEntity.class, session.id());
        if (row == null) {
            return session;
        }
        row.change(session);
        entities.persist(row);
        // Flushed one by one so that the ids follow the order of the list.
        entities.flush();
        entities.detach(row);
        return row.toRecord();
    }

    @Override
    public PlayerSessionPage query(int serverId, @Nullable String search, int limit, int offset) {
        String where = " FROM PlayerSessionEntity v WHERE v.serverId = :server"
                + (search == null ? "" : " AND v.searchText LIKE :search ESCAPE '!'");
        return transactionRunner.read(entities -> new PlayerSessionPage(
                bind(entities.createQuery("SELECT COUNT(v.id)" + where, Long.class), serverId, search)
                        .getSingleResult(),
                bind(
                                entities.createQuery(
                                        "SELECT v" + where + " ORDER BY v.joinedAt DESC, v.id DESC",
                                        PlayerSessionEntity.class),
                                serverId,
                                search)
                        .setFirstResult(offset)
                        .setMaxResults(limit)
                        .getResultStream()
                        .map(PlayerSessionEntity::toRecord)
                        .toList()));
    }

    private static <T> TypedQuery<T> bind(TypedQuery<T> query, int serverId, @Nullable String search) {
        query.setParameter("server", serverId);
        if (search != null) {
            query.setParameter("search", "%" + CaseFolding.fold(search).replaceAll("[!%_]", "!$0") + "%");
        }
        return query;
    }

    @Override
    public void purge(Instant before) {
        BatchDelete.delete(transactionRunner, "PlayerSessionEntity", "e.leftAt < ?1", before.toEpochMilli());
    }
}
