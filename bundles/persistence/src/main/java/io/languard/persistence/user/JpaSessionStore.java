package io.languard.persistence.user;

import io.languard.persistence.jpa.TransactionRunner;
import io.languard.spi.user.SessionRecord;
import io.languard.spi.user.SessionStore;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores user sessions in the database. */
@Component
public final class JpaSessionStore implements SessionStore {

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaSessionStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<SessionRecord> list(Instant now) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT s FROM SessionEntity s WHERE s.expiresAt > :now", SessionEntity.class)
                .setParameter("now", now.toEpochMilli())
                .getResultStream()
                .map(SessionEntity::toRecord)
                .toList());
    }

    @Override
    public boolean insert(SessionRecord session, String passwordHash) {
        return transactionRunner.write(entities -> {
            // Waits for a concurrent password change, which locks the same row.
            UserEntity user = entities.find(UserEntity.class, session.userId(), LockModeType.PESSIMISTIC_WRITE);
            if (user == null || user.isDisabled() || !user.hasPasswordHash(passwordHash)) {
                return false;
            }
            entities.persist(new SessionEntity(session));
            return true;
        });
    }

    @Override
    public void delete(String tokenId) {
        transactionRunner.write(entities -> entities.createQuery("DELETE FROM SessionEntity s WHERE s.tokenId = :token")
                .setParameter("token", tokenId)
                .executeUpdate());
    }

    @Override
    public void purge(Instant now) {
        transactionRunner.write(
                entities -> entities.createQuery("DELETE FROM SessionEntity s WHERE s.expiresAt <= :now")
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate());
    }
}
