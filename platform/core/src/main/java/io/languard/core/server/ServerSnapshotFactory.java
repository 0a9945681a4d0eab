package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.mission.Rotation;
import io.languard.api.mission.RotationEntry;
import io.languard.api.process.ConsoleInput;
import io.languard.api.process.ProcessZone;
import io.languard.core.config.SectionValueResolver;
import io.languard.core.process.PosixTimeZone;
import io.languard.spi.server.ServerRecord;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Creates the snapshots of servers that are passed to adapters; none before all contributors are available. */
@Component(service = ServerSnapshotFactory.class)
public class ServerSnapshotFactory {

    private final ServerRegistry serverRegistry;
    private final SectionValueResolver values;
    private final LaunchCodec launches;
    private final List<SnapshotContributor> contributors;

    @Activate
    public ServerSnapshotFactory(
            @Reference ServerRegistry serverRegistry,
            @Reference SectionValueResolver values,
            @Reference LaunchCodec launches,
            @Reference(target = "(aspect=mods)") SnapshotContributor mods,
            @Reference(target = "(aspect=rotation)") SnapshotContributor rotation) {
        this.serverRegistry = serverRegistry;
        this.values = values;
        this.launches = launches;
        this.contributors = List.of(mods, rotation);
    }

    /**
     * Returns the server as configured, for calls that prepare its next start.
     *
     * @throws io.languard.api.error.LanguardException the error that clients see if the adapter is unavailable
     */
    public GameServer configured(ServerRecord record) {
        return configured(record, values.effective(record));
    }

    /**
     * Returns the server for calls that concern its process: with the ports and the configuration that the process was
     * started with. Without a process, returns the server as configured.
     *
     * @throws io.languard.api.error.LanguardException the error that clients see if the adapter is unavailable
     */
    public GameServer current(ServerInstance server) {
        ServerRecord record = server.record();
        return record.status().isActive() ? latest(record) : configured(record);
    }

    /**
     * Returns the server for calls that concern what its latest process has left behind, such as logs: as that process
     * was started, even if it has ended.
     *
     * @throws io.languard.api.error.LanguardException the error that clients see if the adapter is unavailable
     */
    public GameServer latest(ServerInstance server) {
        return latest(server.record());
    }

    /** Returns the server as it would be with another rotation. */
    public GameServer createWithRotation(ServerRecord record, List<RotationEntry> rotation) {
        ServerSnapshot.Builder snapshot = contributions(record);
        snapshot.put(Rotation.class, new Rotation(rotation));
        return snapshot.build(record, serverRegistry.directoryOf(record.id()), values.effective(record));
    }

    GameServer configured(ServerRecord record, Map<String, Map<String, Object>> config) {
        return contributions(record).build(record, serverRegistry.directoryOf(record.id()), config);
    }

    private GameServer latest(ServerRecord record) {
        return launches.decode(record).map(launch -> launched(record, launch)).orElseGet(() -> configured(record));
    }

    private GameServer launched(ServerRecord record, Launch launch) {
        ServerSnapshot.Builder snapshot = contributions(record);
        if (launch.timeZone() != null) {
            PosixTimeZone.rules(launch.timeZone())
                    .ifPresent(rules -> snapshot.put(ProcessZone.class, new ProcessZone(rules)));
        }
        return snapshot.build(
                record.withDefinition(now -> launch.definition(), record.updatedAt()),
                serverRegistry.directoryOf(record.id()),
                values.withDefaults(record.gameType(), launch.config()));
    }

    /** Evicts the cached values of a server that was deleted, or whose stored values were replaced as a whole. */
    public void evict(int serverId) {
        contributors.forEach(contributor -> contributor.serverDeleted(serverId));
    }

    private ServerSnapshot.Builder contributions(ServerRecord record) {
        ServerSnapshot.Builder snapshot = new ServerSnapshot.Builder();
        boolean stored = record.id() != 0;
        if (stored) {
            contributors.forEach(contributor -> contributor.contribute(record, snapshot));
            serverRegistry
                    .find(record.id())
                    .ifPresent(server -> snapshot.put(ConsoleInput.class, new ProcessConsoleInput(server)));
        }
        return snapshot;
    }
}
