package io.languard.persistence.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.service.user.Grant;
import io.languard.spi.user.ApiKeyRecord;
import io.languard.spi.user.ApiKeyStore;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores API keys in the database. */
@Component
public final class JpaApiKeyStore implements ApiKeyStore {

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaApiKeyStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<ApiKeyRecord> list() {
        return transactionRunner.read(entities -> {
            Map<Integer, List<Grant>> grants = entities.createQuery(
                            "SELECT g FROM GrantEntity g WHERE g.keyId IS NOT NULL", GrantEntity.class)
                    .getResultStream()
                    .collect(Collectors.groupingBy(
                            grant -> Objects.requireNonNull(grant.keyId()),
                            Collectors.flatMapping(grant -> grant.toGrant().stream(), Collectors.toList())));
            return entities.createQuery("SELECT k FROM ApiKeyEntity k ORDER BY k.id", ApiKeyEntity.class)
                    .getResultStream()
                    .map(key -> key.toRecord(grants.getOrDefault(key.id(), List.of())))
                    .toList();
        });
    }

    @Override
    public ApiKeyRecord insert(ApiKeyRecord key) {
        return transactionRunner.write(entities -> {
            if (entities.find(UserEntity.class, key.userId(), LockModeType.PESSIMISTIC_WRITE) == null) {
                throw new LanguardException(ErrorCode.NOT_FOUND, "User with id " + key.userId() + " not found");
            }
            ServerRowLocker.require(entities, GrantEntity.serverIds(key.grants()));
            ApiKeyEntity row = new ApiKeyEntity(key);
            entities.persist(row);
            entities.flush();
            GrantEntity.persist(entities, key.userId(), row.id(), key.grants());
            return row.toRecord(key.grants());
        });
    }

    @Override
    public void delete(int id) {
        transactionRunner.write(entities -> entities.createQuery("DELETE FROM ApiKeyEntity k WHERE k.id = :id")
                .setParameter("id", id)
                .executeUpdate());
    }

    @Override
    public void updateLastUse(int id, Instant lastUsedAt, String lastUsedFrom) {
        transactionRunner.write(entities -> {
            ApiKeyEntity key = entities.find(ApiKeyEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (key != null) {
                key.updateLastUse(lastUsedAt, lastUsedFrom);
            }
            return null;
        });
    }
}
