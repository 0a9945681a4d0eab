package io.languard.persistence.player;

import io.languard.persistence.TransactionRunner;
import io.languard.persistence.jpa.BatchDelete;
import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.persistence.text.CaseFolding;
import io.languard.ports.player.Visit;
import io.languard.ports.player.VisitPage;
import io.languard.ports.player.VisitStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Visits in the database. */
@Component
public final class JpaPlayerSessionStore implements VisitStore {

    private final TransactionRunner transactionRunner;

    /** In this database. */
    @Activate
    public JpaPlayerSessionStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<Visit> open(int serverId) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT v FROM PlayerSessionEntity v WHERE v.serverId = :server AND v.leftAt IS NULL ORDER BY v.id",
                        PlayerSessionEntity.class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(PlayerSessionEntity::toRecord)
                .toList());
    }

    @Override
    public List<Visit> save(List<Visit> visits) {
        return transactionRunner.write(entities -> {
            Set<Integer> there = ServerRowLocker.lock(
                    entities, visits.stream().map(Visit::serverId).collect(Collectors.toSet()));
            return visits.stream()
                    .map(visit -> there.contains(visit.serverId()) ? write(entities, visit) : visit)
                    .toList();
        });
    }

    private static Visit write(EntityManager entities, Visit visit) {
        PlayerSessionEntity row =
                visit.id() == 0 ? new PlayerSessionEntity(visit) : entities.find(PlayerSessionEntity.class, visit.id());
        if (row == null) {
            return visit;
        }
        row.change(visit);
        entities.persist(row);
        // One by one, so that their ids are in the order of the list.
        entities.flush();
        entities.detach(row);
        return row.toRecord();
    }

    @Override
    public VisitPage query(int serverId, String search, int limit, int offset) {
        String where = " FROM PlayerSessionEntity v WHERE v.serverId = :server"
                + (search == null ? "" : " AND v.searchText LIKE :search ESCAPE '!'");
        return transactionRunner.read(entities -> new VisitPage(
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

    private static <T> TypedQuery<T> bind(TypedQuery<T> query, int serverId, String search) {
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
