package io.languard.persistence.config;

import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.persistence.jpa.TransactionRunner.DuplicateException;
import io.languard.spi.config.ConfigSectionRecord;
import io.languard.spi.config.ConfigStore;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    public boolean replaceAll(int serverId, List<Replacement> replacements) {
        try {
            return transactionRunner.write(entities -> {
                for (Replacement replacement : replacements) {
                    if (!replace(entities, serverId, replacement)) {
                        throw new StaleSectionException();
                    }
                }
                return true;
            });
        } catch (StaleSectionException | DuplicateException e) {
            return false;
        }
    }

    private static boolean replace(EntityManager entities, int serverId, Replacement replacement) {
        return replacement.expectedVersion() == 0
                ? insert(entities, serverId, replacement.section())
                : update(entities, serverId, replacement.section(), replacement.expectedVersion());
    }

    private static boolean insert(EntityManager entities, int serverId, ConfigSectionRecord section) {
        boolean exists = !ServerRowLocker.lock(entities, List.of(serverId)).isEmpty();
        if (exists) {
            entities.persist(new SectionEntity(serverId, section));
        }
        return exists;
    }

    private static boolean update(
            EntityManager entities, int serverId, ConfigSectionRecord section, int expectedVersion) {
        return entities.createQuery("UPDATE SectionEntity s"
                                + " SET s.content = :content, s.version = :version, s.schemaVersion = :schema"
                                + " WHERE s.serverId = :server AND s.section = :section AND s.version = :expected")
                        .setParameter("content", section.values())
                        .setParameter("version", section.version())
                        .setParameter("schema", section.schemaVersion())
                        .setParameter("server", serverId)
                        .setParameter("section", section.section())
                        .setParameter("expected", expectedVersion)
                        .executeUpdate()
                == 1;
    }

    /** Rolls back the transaction. */
    private static final class StaleSectionException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StaleSectionException() {
            super(null, null, false, false);
        }
    }

    /** Replaces all sections of a server whose row is locked. No section gets a version that it had before. */
    public static void restore(EntityManager entities, int serverId, List<ConfigSectionRecord> sections) {
        Map<String, Integer> versions = new HashMap<>();
        entities.createQuery("SELECT s FROM SectionEntity s WHERE s.serverId = :server", SectionEntity.class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(SectionEntity::toRecord)
                .forEach(section -> versions.put(section.section(), section.version()));
        entities.clear();
        entities.createQuery("DELETE FROM SectionEntity s WHERE s.serverId = :server")
                .setParameter("server", serverId)
                .executeUpdate();
        for (ConfigSectionRecord section : sections) {
            int version = Math.max(section.version(), versions.getOrDefault(section.section(), 0)) + 1;
            entities.persist(new SectionEntity(
                    serverId,
                    new ConfigSectionRecord(section.section(), section.values(), version, section.schemaVersion())));
        }
        entities.flush();
    }
}
