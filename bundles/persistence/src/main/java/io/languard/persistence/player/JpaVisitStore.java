package io.languard.persistence.player;

import io.languard.persistence.Transactions;
import io.languard.persistence.jpa.ServerRows;
import io.languard.persistence.jpa.Slices;
import io.languard.persistence.text.Folding;
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
public final class JpaVisitStore implements VisitStore {

    private final Transactions transactions;

    /** In this database. */
    @Activate
    public JpaVisitStore(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Visit> open(int serverId) {
        return transactions.read(entities -> entities.createQuery(
                        "SELECT v FROM VisitEntity v WHERE v.serverId = :server AND v.leftAt IS NULL ORDER BY v.id",
                        VisitEntity.class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(VisitEntity::toVisit)
                .toList());
    }

    @Override
    public List<Visit> save(List<Visit> visits) {
        return transactions.write(entities -> {
            Set<Integer> there = ServerRows.lock(
                    entities, visits.stream().map(Visit::serverId).collect(Collectors.toSet()));
            return visits.stream()
                    .map(visit -> there.contains(visit.serverId()) ? write(entities, visit) : visit)
                    .toList();
        });
    }

    private static Visit write(EntityManager entities, Visit visit) {
        VisitEntity row = visit.id() == 0 ? new VisitEntity(visit) : entities.find(VisitEntity.class, visit.id());
        if (row == null) {
            return visit;
        }
        row.change(visit);
        entities.persist(row);
        // One by one, so that their ids are in the order of the list.
        entities.flush();
        entities.detach(row);
        return row.toVisit();
    }

    @Override
    public VisitPage query(int serverId, String search, int limit, int offset) {
        String where = " FROM VisitEntity v WHERE v.serverId = :server"
                + (search == null ? "" : " AND v.searchText LIKE :search ESCAPE '!'");
        return transactions.read(entities -> new VisitPage(
                bind(entities.createQuery("SELECT COUNT(v.id)" + where, Long.class), serverId, search)
                        .getSingleResult(),
                bind(
                                entities.createQuery(
                                        "SELECT v" + where + " ORDER BY v.joinedAt DESC, v.id DESC", VisitEntity.class),
                                serverId,
                                search)
                        .setFirstResult(offset)
                        .setMaxResults(limit)
                        .getResultStream()
                        .map(VisitEntity::toVisit)
                        .toList()));
    }

    private static <T> TypedQuery<T> bind(TypedQuery<T> query, int serverId, String search) {
        query.setParameter("server", serverId);
        if (search != null) {
            query.setParameter("search", "%" + Folding.fold(search).replaceAll("[!%_]", "!$0") + "%");
        }
        return query;
    }

    @Override
    public void purge(Instant before) {
        Slices.delete(transactions, "VisitEntity", "e.leftAt < ?1", before.toEpochMilli());
    }
}
