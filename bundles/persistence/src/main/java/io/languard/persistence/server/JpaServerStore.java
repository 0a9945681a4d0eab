package io.languard.persistence.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.TransactionRunner;
import io.languard.persistence.TransactionRunner.DuplicateException;
import io.languard.persistence.config.SectionEntity;
import io.languard.persistence.jpa.BatchDelete;
import io.languard.spi.config.ConfigSectionRecord;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores servers in the database. */
@Component
public final class JpaServerStore implements ServerStore {

    /** Entities of which a server may have many. */
    private static final List<String> BULK_ENTITIES = List.of("EventEntity", "MetricEntity", "PlayerSessionEntity");

    private static final int LARGE_ROWS = 100;

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaServerStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<ServerRecord> list() {
        return transactionRunner.read(
                entities -> entities.createQuery("SELECT s FROM ServerEntity s ORDER BY s.id", ServerEntity.class)
                        .getResultStream()
                        .map(ServerEntity::toRecord)
                        .toList());
    }

    @Override
    public ServerRecord insert(ServerRecord server, List<ConfigSectionRecord> sections) {
        return translateDuplicate(
                server,
                () -> transactionRunner.write(entities -> {
                    ServerEntity row = new ServerEntity(server);
                    entities.persist(row);
                    entities.flush();
                    sections.forEach(section -> entities.persist(new SectionEntity(row.id(), section)));
                    return row.toRecord();
                }));
    }

    @Override
    public void updateDefinition(ServerRecord server) {
        translateDuplicate(server, () -> change(server, ServerEntity::applyDefinition));
    }

    @Override
    public void updateRunState(ServerRecord server) {
        change(server, ServerEntity::applyRuntimeState);
    }

    /**
     * Locks the row first, because concurrent changes of definition and run state could otherwise overwrite each
     * other.
     */
    private Void change(ServerRecord server, BiConsumer<ServerEntity, ServerRecord> change) {
        return transactionRunner.write(entities -> {
            ServerEntity row = entities.find(ServerEntity.class, server.id(), LockModeType.PESSIMISTIC_WRITE);
            if (row != null) {
                change.accept(row, server);
            }
            return null;
        });
    }

    @Override
    public void delete(int id) {
        // A cascade over months of data would exceed the statement timeout.
        BatchDelete.delete(transactionRunner, LARGE_ROWS, "ChunkEntity", "e.serverId = ?1", id);
        for (String entity : BULK_ENTITIES) {
            BatchDelete.delete(transactionRunner, entity, "e.serverId = ?1", id);
        }
        transactionRunner.write(entities -> deleteRow(entities, id));
    }

    private static int deleteRow(EntityManager entities, int id) {
        return entities.createQuery("DELETE FROM ServerEntity s WHERE s.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private static <T> T translateDuplicate(ServerRecord server, Supplier<T> work) {
        try {
            return work.get();
        } catch (DuplicateException e) {
            throw new LanguardException(ErrorCode.CONFLICT, "A server named '" + server.name() + "' already exists", e);
        }
    }
}
