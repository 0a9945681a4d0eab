package io.languard.persistence.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.TransactionRunner;
import io.languard.persistence.TransactionRunner.DuplicateException;
import io.languard.spi.user.UserRecord;
import io.languard.spi.user.UserStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        return transactionRunner.read(
                entities -> entities.createQuery("SELECT u FROM UserEntity u ORDER BY u.id", UserEntity.class)
                        .getResultStream()
                        .map(UserEntity::toRecord)
                        .toList());
    }

    @Override
    public Optional<UserRecord> find(String username) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT u FROM UserEntity u WHERE u.username = :name", UserEntity.class)
                .setParameter("name", username)
                .getResultStream()
                .map(UserEntity::toRecord)
                .findFirst());
    }

    @Override
    public UserRecord insert(UserRecord user) {
        try {
            return transactionRunner.write(entities -> {
                UserEntity row = new UserEntity(user);
                entities.persist(row);
                entities.flush();
                return row.toRecord();
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
                entities.createQuery("DELETE FROM SessionEntity s WHERE s.userId = :user")
                        .setParameter("user", id)
                        .executeUpdate();
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
    public boolean delete(int id) {
        return transactionRunner.write(entities -> {
            // Locks all rows in order of their ids: concurrent deletions are serialized, and the second sees the
            // result of the first.
            List<UserEntity> users = entities.createQuery("SELECT u FROM UserEntity u ORDER BY u.id", UserEntity.class)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList();
            UserEntity user = users.stream()
                    .filter(candidate -> candidate.id() == id)
                    .findFirst()
                    .orElseThrow(() -> new LanguardException(ErrorCode.NOT_FOUND, "User with id " + id + " not found"));
            boolean lastAdmin =
                    user.isAdmin() && users.stream().filter(UserEntity::isAdmin).count() == 1;
            return !lastAdmin && remove(entities, user);
        });
    }

    private static boolean remove(EntityManager entities, UserEntity user) {
        entities.remove(user);
        return true;
    }
}
