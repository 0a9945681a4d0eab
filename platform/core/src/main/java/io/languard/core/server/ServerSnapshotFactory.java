package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.ServerConfig;
import io.languard.api.mission.Rotation;
import io.languard.api.mission.RotationEntry;
import io.languard.api.mod.EnabledMod;
import io.languard.api.mod.EnabledMods;
import io.languard.core.config.SectionValueResolver;
import io.languard.core.mission.RotationCache;
import io.languard.core.mod.EnabledModCache;
import io.languard.spi.server.ServerRecord;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the snapshots that adapters are asked about. */
@Component(service = ServerSnapshotFactory.class)
public class ServerSnapshotFactory {

    private final ServerRegistry serverRegistry;
    private final SectionValueResolver values;
    private final EnabledModCache mods;
    private final RotationCache rotationCache;

    @Activate
    public ServerSnapshotFactory(
            @Reference ServerRegistry serverRegistry,
            @Reference SectionValueResolver values,
            @Reference EnabledModCache mods,
            @Reference RotationCache rotationCache) {
        this.serverRegistry = serverRegistry;
        this.values = values;
        this.mods = mods;
        this.rotationCache = rotationCache;
    }

    /** The server as it is configured now; an error as clients see it if its adapter is away. */
    public GameServer create(ServerRecord record) {
        return create(record, values.effective(record));
    }

    /** The server as it would be with another rotation. */
    public GameServer createWithRotation(ServerRecord record, List<RotationEntry> rotation) {
        return snapshot(record, values.effective(record), mods.enabledOn(record.id()), rotation);
    }

    GameServer create(ServerRecord record, Map<String, Map<String, Object>> config) {
        boolean stored = record.id() != 0;
        return snapshot(
                record,
                config,
                stored ? mods.enabledOn(record.id()) : List.of(),
                stored ? rotationCache.get(record.id()) : List.of());
    }

    private GameServer snapshot(
            ServerRecord record,
            Map<String, Map<String, Object>> config,
            List<EnabledMod> enabled,
            List<RotationEntry> rotation) {
        return new ServerSnapshot(
                record,
                serverRegistry.directoryOf(record.id()),
                ServerConfig.of(config),
                Map.of(EnabledMods.class, new EnabledMods(enabled), Rotation.class, new Rotation(rotation)));
    }

    /** A server was deleted. */
    void evict(int serverId) {
        mods.evict(serverId);
        rotationCache.evict(serverId);
    }
}
