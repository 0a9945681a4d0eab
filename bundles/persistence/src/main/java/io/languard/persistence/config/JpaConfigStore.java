package io.languard.persistence.config;

import io.languard.persistence.TransactionRunner;
import io.languard.persistence.TransactionRunner.DuplicateException;
import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.spi.config.ConfigSectionRecord;
import io.languard.spi.config.ConfigStore;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores configuration sections in the database. */
@Component
public final class JpaConfigStore implements ConfigStore {

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaConfigStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<ConfigSectionRecord> sections(int serverId) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT s FROM SectionEntity s WHERE s.serverId = :server", SectionEntity.class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(SectionEntity::toRecord)
                .toList());
    }

    @Override
    public boolean replace(int serverId, ConfigSectionRecord section, int expectedVersion) {
        return expectedVersion == 0 ? insert(serverId, section) : update(serverId, section, expectedVersion);
    }

    private boolean insert(int serverId, ConfigSectionRecord section) {
        try {
            return transactionRunner.write(entities -> {
                boolean exists =
                        !ServerRowLocker.lock(entities, List.of(serverId)).isEmpty();
                if (exists) {
                    entities.persist(new SectionEntity(serverId, section));
                }
                return exists;
            });
        } catch (DuplicateException e) {
            return false;
        }
    }

    private boolean update(int serverId, ConfigSectionRecord section, int expectedVersion) {
        return transactionRunner.write(entities -> entities.createQuery("UPDATE SectionEntity s"
                                + " SET s.content = :content, s.version = :version, s.schemaVersion = :schema"
                                + " WHERE s.serverId = :server AND s.section = :section AND s.version = :expected")
                        .setParameter("content", section.values())
                        .setParameter("version", section.version())
                        .setParameter("schema", section.schemaVersion())
                        .setParameter("server", serverId)
                        .setParameter("section", section.section())
                        .setParameter("expected", expectedVersion)
                        .executeUpdate()
                == 1);
    }
}
