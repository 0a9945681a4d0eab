package io.languard.persistence.mod;

import static java.util.Objects.requireNonNull;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.persistence.jpa.TransactionRunner.DuplicateException;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import io.languard.spi.backup.StoredContent.ModItem;
import io.languard.spi.mod.ModStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores mods in the database. Enabling and deleting a mod lock its row. */
@Component
public final class JpaModStore implements ModStore {

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaModStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<Mod> list() {
        return transactionRunner.read(
                entities -> entities.createQuery("SELECT m FROM ModEntity m ORDER BY m.id", ModEntity.class)
                        .getResultStream()
                        .map(ModEntity::toMod)
                        .toList());
    }

    @Override
    public Optional<Mod> find(int id) {
        return transactionRunner.read(entities ->
                Optional.ofNullable(entities.find(ModEntity.class, id)).map(ModEntity::toMod));
    }

    @Override
    public Mod insert(Mod mod) {
        try {
            return transactionRunner.write(entities -> {
                ModEntity row = new ModEntity(mod);
                entities.persist(row);
                entities.flush();
                return row.toMod();
            });
        } catch (DuplicateException e) {
            throw new LanguardException(ErrorCode.CONFLICT, "A mod named '" + mod.name() + "' already exists", e);
        }
    }

    @Override
    public boolean delete(int id) {
        return transactionRunner.write(entities -> {
            ModEntity mod = entities.find(ModEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
            boolean enabled = !entities.createQuery(
                            "SELECT e.serverId FROM EnabledModEntity e WHERE e.modId = :mod", Integer.class)
                    .setParameter("mod", id)
                    .setMaxResults(1)
                    .getResultList()
                    .isEmpty();
            if (mod != null && !enabled) {
                entities.remove(mod);
            }
            return !enabled;
        });
    }

    @Override
    public List<ModAssignment> enabled(int serverId) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT e FROM EnabledModEntity e WHERE e.serverId = :server ORDER BY e.sortOrder, e.modId",
                        EnabledModEntity.class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(EnabledModEntity::toAssignment)
                .toList());
    }

    @Override
    public void replaceEnabled(int serverId, List<ModAssignment> mods) {
        transactionRunner.write(entities -> {
            ServerRowLocker.require(entities, List.of(serverId));
            lock(entities, mods);
            entities.createQuery("DELETE FROM EnabledModEntity e WHERE e.serverId = :server")
                    .setParameter("server", serverId)
                    .executeUpdate();
            mods.forEach(mod -> entities.persist(new EnabledModEntity(serverId, mod)));
            return null;
        });
    }

    /**
     * Replaces the mods enabled on a server whose row is locked by those with these names.
     *
     * @return the names of mods that the game does not have, which are left out
     */
    public static List<String> replaceEnabled(
            EntityManager entities, int serverId, String gameType, List<ModItem> mods) {
        Map<String, Integer> ids = new HashMap<>();
        entities.createQuery("SELECT m FROM ModEntity m WHERE m.gameType = :game", ModEntity.class)
                .setParameter("game", gameType)
                .getResultStream()
                .map(ModEntity::toMod)
                .forEach(mod -> ids.put(mod.name(), mod.id()));
        List<ModAssignment> enabled = mods.stream()
                .filter(mod -> ids.containsKey(mod.name()))
                .map(mod -> new ModAssignment(requireNonNull(ids.get(mod.name())), mod.serverOnly(), mod.sortOrder()))
                .toList();
        entities.clear();
        lock(entities, enabled);
        entities.createQuery("DELETE FROM EnabledModEntity e WHERE e.serverId = :server")
                .setParameter("server", serverId)
                .executeUpdate();
        enabled.forEach(mod -> entities.persist(new EnabledModEntity(serverId, mod)));
        entities.flush();
        return mods.stream()
                .map(ModItem::name)
                .filter(name -> !ids.containsKey(name))
                .toList();
    }

    /**
     * Locks the mods in order of their ids, to prevent deadlocks.
     *
     * @throws LanguardException {@code NOT_FOUND} if one does not exist
     */
    private static void lock(EntityManager entities, List<ModAssignment> mods) {
        mods.stream().map(ModAssignment::modId).sorted().forEach(id -> {
            if (entities.find(ModEntity.class, id, LockModeType.PESSIMISTIC_WRITE) == null) {
                throw new LanguardException(ErrorCode.NOT_FOUND, "Mod with id " + id + " not found");
            }
        });
    }
}
