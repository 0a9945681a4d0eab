package io.languard.persistence.world;

import io.languard.persistence.jpa.TransactionRunner;
import io.languard.persistence.jpa.TransactionRunner.DuplicateException;
import io.languard.persistence.jpa.TransactionRunner.UnsupportedTextException;
import io.languard.world.World;
import io.languard.world.WorldStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores worlds in the database. */
@Component
public final class JpaWorldStore implements WorldStore {

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaWorldStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<World> list() {
        return transactionRunner.read(
                entities -> entities.createQuery("SELECT w FROM WorldEntity w ORDER BY w.id", WorldEntity.class)
                        .getResultStream()
                        .map(WorldEntity::toWorld)
                        .toList());
    }

    @Override
    public Optional<World> find(String player) {
        try {
            return transactionRunner.read(entities -> queryByPlayer(entities, player)
                    .getResultStream()
                    .map(WorldEntity::toWorld)
                    .findFirst());
        } catch (UnsupportedTextException e) {
            return Optional.empty(); // possible in an adopted table, which keeps its character set
        }
    }

    @Override
    public boolean insert(World world) {
        try {
            return transactionRunner.write(entities -> {
                entities.persist(new WorldEntity(world));
                return true;
            });
        } catch (DuplicateException e) {
            return false;
        }
    }

    @Override
    public void update(World world) {
        transactionRunner.write(entities -> {
            queryByPlayer(entities, world.player())
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultStream()
                    .forEach(row -> row.change(world));
            return null;
        });
    }

    @Override
    public void delete(String player) {
        transactionRunner.write(entities -> entities.createQuery("DELETE FROM WorldEntity w WHERE w.player = :player")
                .setParameter("player", player)
                .executeUpdate());
    }

    private static TypedQuery<WorldEntity> queryByPlayer(EntityManager entities, String player) {
        return entities.createQuery("SELECT w FROM WorldEntity w WHERE w.player = :player", WorldEntity.class)
                .setParameter("player", player);
    }
}
