package io.languard.persistence.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.spi.user.TotpRecord;
import io.languard.spi.user.TotpStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores the secrets of two-factor login in the database. */
@Component
public final class JpaTotpStore implements TotpStore {

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaTotpStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public Optional<TotpRecord> find(int userId) {
        return transactionRunner.read(entities -> Optional.ofNullable(entities.find(TotpEntity.class, userId))
                .map(totp -> totp.toRecord(recoveryCodes(entities, userId))));
    }

    private static int recoveryCodes(EntityManager entities, int userId) {
        return entities.createQuery("SELECT COUNT(c) FROM RecoveryCodeEntity c WHERE c.userId = :user", Long.class)
                .setParameter("user", userId)
                .getSingleResult()
                .intValue();
    }

    @Override
    public boolean begin(int userId, String secret) {
        return transactionRunner.write(entities -> {
            if (lockUser(entities, userId) == null) {
                throw new LanguardException(ErrorCode.NOT_FOUND, "User with id " + userId + " not found");
            }
            TotpEntity totp = entities.find(TotpEntity.class, userId);
            if (totp == null) {
                entities.persist(new TotpEntity(userId, secret));
            } else if (!totp.isConfirmed()) {
                totp.replace(secret);
            }
            return totp == null || !totp.isConfirmed();
        });
    }

    @Override
    public boolean confirm(int userId, String secret, long step, List<String> recoveryHashes) {
        return transactionRunner.write(entities -> {
            lockUser(entities, userId);
            TotpEntity totp = entities.find(TotpEntity.class, userId);
            if (totp == null || !totp.isUnconfirmed(secret)) {
                return false;
            }
            totp.confirm(step);
            recoveryHashes.forEach(hash -> entities.persist(new RecoveryCodeEntity(userId, hash)));
            return true;
        });
    }

    /** Serializes changes of one user's secret. */
    private static @Nullable UserEntity lockUser(EntityManager entities, int userId) {
        return entities.find(UserEntity.class, userId, LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public boolean useStep(int userId, long step) {
        return transactionRunner.write(entities -> entities.createQuery("UPDATE TotpEntity t SET t.lastStep = :step"
                                + " WHERE t.userId = :user AND t.confirmed = TRUE AND t.lastStep < :step")
                        .setParameter("step", step)
                        .setParameter("user", userId)
                        .executeUpdate()
                == 1);
    }

    @Override
    public boolean useRecoveryCode(int userId, String hash) {
        return transactionRunner.write(entities ->
                entities.createQuery("DELETE FROM RecoveryCodeEntity c WHERE c.userId = :user AND c.hash = :hash")
                                .setParameter("user", userId)
                                .setParameter("hash", hash)
                                .executeUpdate()
                        == 1);
    }

    @Override
    public boolean delete(int userId) {
        return transactionRunner.write(entities -> {
            lockUser(entities, userId);
            TotpEntity totp = entities.find(TotpEntity.class, userId);
            if (totp == null) {
                return false;
            }
            entities.createQuery("DELETE FROM RecoveryCodeEntity c WHERE c.userId = :user")
                    .setParameter("user", userId)
                    .executeUpdate();
            entities.remove(totp);
            return totp.isConfirmed();
        });
    }
}
