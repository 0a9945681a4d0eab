package io.languard.persistence.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.persistence.jpa.TransactionRunner.DuplicateException;
import io.languard.service.user.Grant;
import io.languard.service.user.UserChange;
import io.languard.spi.user.UserRecord;
import io.languard.spi.user.UserStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores users in the database. */
@Component
public final class JpaUserStore implements UserStore {

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaUserStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<UserRecord> list() {
        return transactionRunner.read(entities -> {
            Map<Integer, List<Grant>> grants = entities.createQuery(
                            "SELECT g FROM GrantEntity g WHERE g.keyId IS NULL", GrantEntity.class)
                    .getResultStream()
                    .collect(Collectors.groupingBy(
                            GrantEntity::userId,
                            Collectors.flatMapping(grant -> grant.toGrant().stream(), Collectors.toList())));
            Set<Integer> totp = Set.copyOf(
                    entities.createQuery("SELECT t.userId FROM TotpEntity t WHERE t.confirmed = TRUE", Integer.class)
                            .getResultList());
            return entities.createQuery("SELECT u FROM UserEntity u ORDER BY u.id", UserEntity.class)
                    .getResultStream()
                    .map(user -> user.toRecord(totp.contains(user.id()), grants.getOrDefault(user.id(), List.of())))
                    .toList();
        });
    }

    @Override
    public Optional<UserRecord> find(String username) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT u FROM UserEntity u WHERE u.username = :name", UserEntity.class)
                .setParameter("name", username)
                .getResultStream()
                .map(user -> toRecord(entities, user))
                .findFirst());
    }

    @Override
    public Optional<UserRecord> find(int id) {
        return transactionRunner.read(entities ->
                Optional.ofNullable(entities.find(UserEntity.class, id)).map(user -> toRecord(entities, user)));
    }

    private static UserRecord toRecord(EntityManager entities, UserEntity user) {
        return user.toRecord(
                hasTotp(entities, user.id()),
                entities.createQuery(
                                "SELECT g FROM GrantEntity g WHERE g.userId = :user AND g.keyId IS NULL",
                                GrantEntity.class)
                        .setParameter("user", user.id())
                        .getResultStream()
                        .flatMap(grant -> grant.toGrant().stream())
                        .toList());
    }

    private static boolean hasTotp(EntityManager entities, int userId) {
        TotpEntity totp = entities.find(TotpEntity.class, userId);
        return totp != null && totp.isConfirmed();
    }

    @Override
    public UserRecord insert(UserRecord user) {
        try {
            return transactionRunner.write(entities -> {
                UserEntity row = new UserEntity(user);
                entities.persist(row);
                entities.flush();
                return row.toRecord(false, List.of());
            });
        } catch (DuplicateException e) {
            throw new LanguardException(ErrorCode.CONFLICT, "User '" + user.username() + "' already exists", e);
        }
    }

    @Override
    public void changePassword(int id, String passwordHash) {
        transactionRunner.write(entities -> {
            // With the lock, a concurrent login either completes first and its session is deleted here, or sees the
            // new hash.
            UserEntity user = entities.find(UserEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (user != null) {
                user.changePasswordHash(passwordHash);
                deleteSessions(entities, id);
            }
            return null;
        });
    }

    @Override
    public void updateLastLogin(int id, Instant lastLogin) {
        transactionRunner.write(entities -> {
            UserEntity user = entities.find(UserEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (user != null) {
                user.updateLastLogin(lastLogin);
            }
            return null;
        });
    }

    @Override
    public Optional<UserRecord> update(int id, UserChange change) {
        return transactionRunner.write(entities -> {
            List<UserEntity> users = lockAll(entities);
            UserEntity user = require(users, id);
            boolean admin = user.isEnabledAdmin();
            user.apply(change);
            if (admin && users.stream().noneMatch(UserEntity::isEnabledAdmin)) {
                entities.clear();
                return Optional.empty();
            }
            if (user.isDisabled()) {
                deleteSessions(entities, id);
            }
            return Optional.of(toRecord(entities, user));
        });
    }

    @Override
    public UserRecord replaceGrants(int id, List<Grant> grants) {
        return transactionRunner.write(entities -> {
            UserEntity user = entities.find(UserEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (user == null) {
                throw notFound(id);
            }
            ServerRowLocker.require(entities, GrantEntity.serverIds(grants));
            entities.createQuery("DELETE FROM GrantEntity g WHERE g.userId = :user AND g.keyId IS NULL")
                    .setParameter("user", id)
                    .executeUpdate();
            List<Grant> merged = Grant.merge(grants);
            GrantEntity.persist(entities, id, null, merged);
            return user.toRecord(hasTotp(entities, id), merged);
        });
    }

    @Override
    public boolean delete(int id) {
        return transactionRunner.write(entities -> {
            List<UserEntity> users = lockAll(entities);
            UserEntity user = require(users, id);
            boolean lastAdmin = user.isEnabledAdmin()
                    && users.stream().filter(UserEntity::isEnabledAdmin).count() == 1;
            return !lastAdmin && remove(entities, user);
        });
    }

    /**
     * Locks all rows in order of their ids: concurrent changes that must leave an admin are serialized, and the second
     * sees the result of the first.
     */
    private static List<UserEntity> lockAll(EntityManager entities) {
        return entities.createQuery("SELECT u FROM UserEntity u ORDER BY u.id", UserEntity.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private static UserEntity require(List<UserEntity> users, int id) {
        return users.stream().filter(user -> user.id() == id).findFirst().orElseThrow(() -> notFound(id));
    }

    private static LanguardException notFound(int id) {
        return new LanguardException(ErrorCode.NOT_FOUND, "User with id " + id + " not found");
    }

    private static void deleteSessions(EntityManager entities, int userId) {
        entities.createQuery("DELETE FROM SessionEntity s WHERE s.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }

    private static boolean remove(EntityManager entities, UserEntity user) {
        entities.remove(user);
        return true;
    }
}
