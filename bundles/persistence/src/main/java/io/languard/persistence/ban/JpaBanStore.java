package io.languard.persistence.ban;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.persistence.jpa.TransactionRunner.DuplicateException;
import io.languard.service.ban.Ban;
import io.languard.spi.ban.BanStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores bans in the database. */
@Component
public final class JpaBanStore implements BanStore {

    private static final int BATCH_SIZE = 1_000;

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaBanStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<Ban> list(int serverId) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT b FROM BanEntity b WHERE b.serverId = :server ORDER BY b.id", BanEntity.class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(BanEntity::toBan)
                .toList());
    }

    @Override
    public List<Ban> query(int serverId, @Nullable Instant activeAt, int limit, int offset) {
        return transactionRunner.read(entities -> select(
                        entities, "b", " ORDER BY b.bannedAt DESC, b.id DESC", BanEntity.class, serverId, activeAt)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(BanEntity::toBan)
                .toList());
    }

    @Override
    public long count(int serverId, @Nullable Instant activeAt) {
        return transactionRunner.read(entities ->
                select(entities, "COUNT(b)", "", Long.class, serverId, activeAt).getSingleResult());
    }

    private static <T> TypedQuery<T> select(
            EntityManager entities,
            String what,
            String order,
            Class<T> type,
            int serverId,
            @Nullable Instant activeAt) {
        String active = activeAt == null ? "" : " AND (b.expiresAt IS NULL OR b.expiresAt > :at)";
        TypedQuery<T> query = entities.createQuery(
                        "SELECT " + what + " FROM BanEntity b WHERE b.serverId = :server" + active + order, type)
                .setParameter("server", serverId);
        if (activeAt != null) {
            query.setParameter("at", activeAt.toEpochMilli());
        }
        return query;
    }

    @Override
    public Optional<Ban> find(int serverId, int id) {
        return transactionRunner.read(entities -> Optional.ofNullable(entities.find(BanEntity.class, id))
                .map(BanEntity::toBan)
                .filter(ban -> ban.serverId() == serverId));
    }

    @Override
    public List<Ban> save(List<Ban> bans) {
        try {
            return transactionRunner.write(entities -> {
                ServerRowLocker.require(
                        entities, bans.stream().map(Ban::serverId).collect(Collectors.toSet()));
                return bans.stream().map(ban -> write(entities, ban)).toList();
            });
        } catch (DuplicateException e) {
            throw new LanguardException(ErrorCode.CONFLICT, "A ban for this guid already exists", e);
        }
    }

    private static Ban write(EntityManager entities, Ban ban) {
        BanEntity row = ban.id() == 0 ? new BanEntity(ban) : entities.find(BanEntity.class, ban.id());
        if (row == null) {
            return ban;
        }
        row.change(ban);
        entities.persist(row);
        // Flushed one by one so that the ids follow the order of the list.
        entities.flush();
        entities.detach(row);
        return row.toBan();
    }

    @Override
    public void delete(Collection<Integer> ids) {
        List<Integer> all = new ArrayList<>(ids);
        transactionRunner.write(entities -> {
            for (int i = 0; i < all.size(); i += BATCH_SIZE) {
                entities.createQuery("DELETE FROM BanEntity b WHERE b.id IN :ids")
                        .setParameter("ids", all.subList(i, Math.min(all.size(), i + BATCH_SIZE)))
                        .executeUpdate();
            }
            return null;
        });
    }
}
