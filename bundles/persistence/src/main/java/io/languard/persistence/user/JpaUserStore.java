package io.languard.persistence.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.persistence.jpa.TransactionRunner.DuplicateException;
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

/** Users in the database. */
@Component
public final class JpaUserStore implements UserStore {

    private final TransactionRunner transactionRunner;

    /** In this database. */
    @Activate
    public JpaUserStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<UserRecord> list() {
        return transactionRunner.read(
                entities -> entities.createQuery("SELECT u FROM UserEntity u ORDER BY u.id", UserEntity.class)
                        .getResultStream()
                        .map(UserEntity::toStored)
                        .toList());
    }

    @Override
    public Optional<UserRecord> find(String username) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT u FROM UserEntity u WHERE u.username = :name", UserEntity.class)
                .setParameter("name", username)
                .getResultStream()
                .map(UserEntity::toStored)
                .findFirst());
    }

    @Override
    public UserRecord insert(UserRecord user) {
        try {
            return transactionRunner.write(entities -> {
                UserEntity row = new UserEntity(user);
                entities.persist(row);
                entities.flush();
                return row.toStored();
            });
        } catch (DuplicateException e) {
            throw new LanguardException(ErrorCode.CONFLICT, "User '" + user.username() + "' exists already", e);
        }
    }

    @Override
    public void changePassword(int id, String passwordHash) {
        transactionRunner.write(entities -> {
            // The lock makes a login that is under way either come before, and be removed, or see the new hash.
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
                user.touch(lastLogin);
            }
            return null;
        });
    }

    @Override
    public boolean delete(int id) {
        return transactionRunner.write(entities -> {
            // All in the order of their ids: two deletions take turns, and the second sees what the first has left.
            List<UserEntity> users = entities.createQuery("SELECT u FROM UserEntity u ORDER BY u.id", UserEntity.class)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList();
            UserEntity user = users.stream()
                    .filter(each -> each.id() == id)
                    .findFirst()
                    .orElseThrow(() -> new LanguardException(ErrorCode.NOT_FOUND, "User " + id + " not found"));
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
