package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.mission.Rotation;
import io.languard.api.mission.RotationEntry;
import io.languard.core.config.SectionValueResolver;
import io.languard.spi.server.ServerRecord;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Creates the snapshots of servers that are passed to adapters. */
@Component(
        service = ServerSnapshotFactory.class,
        property = "contributors.cardinality.minimum:Integer=" + SnapshotContributor.COUNT)
public class ServerSnapshotFactory {

    private final ServerRegistry serverRegistry;
    private final SectionValueResolver values;
    private final List<SnapshotContributor> contributors;

    @Activate
    public ServerSnapshotFactory(
            @Reference ServerRegistry serverRegistry,
            @Reference SectionValueResolver values,
            @Reference(name = "contributors") List<SnapshotContributor> contributors) {
        this.serverRegistry = serverRegistry;
        this.values = values;
        this.contributors = List.copyOf(contributors);
    }

    /**
     * Returns the server as currently configured.
     *
     * @throws io.languard.api.error.LanguardException the error that clients see if the adapter is unavailable
     */
    public GameServer create(ServerRecord record) {
        return create(record, values.effective(record));
    }

    /** Returns the server as it would be with another rotation. */
    public GameServer createWithRotation(ServerRecord record, List<RotationEntry> rotation) {
        ServerSnapshot.Builder snapshot = contributions(record);
        snapshot.put(Rotation.class, new Rotation(rotation));
        return snapshot.build(record, serverRegistry.directoryOf(record.id()), values.effective(record));
    }

    GameServer create(ServerRecord record, Map<String, Map<String, Object>> config) {
        return contributions(record).build(record, serverRegistry.directoryOf(record.id()), config);
    }

    /** Evicts the cached values of a deleted server. */
    void evict(int serverId) {
        contributors.forEach(contributor -> contributor.serverDeleted(serverId));
    }

    private ServerSnapshot.Builder contributions(ServerRecord record) {
        ServerSnapshot.Builder snapshot = new ServerSnapshot.Builder();
        boolean stored = record.id() != 0;
        if (stored) {
            contributors.forEach(contributor -> contributor.contribute(record, snapshot));
        }
        return snapshot;
    }
}
