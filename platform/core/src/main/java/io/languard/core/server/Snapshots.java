package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.mission.ScheduledMission;
import io.languard.core.config.SectionValues;
import io.languard.core.mission.Rotations;
import io.languard.core.mod.ModShelf;
import io.languard.ports.server.ServerRecord;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the snapshots that adapters are asked about. */
@Component(service = Snapshots.class)
public class Snapshots {

    private final Fleet fleet;
    private final SectionValues values;
    private final ModShelf mods;
    private final Rotations rotations;

    @Activate
    public Snapshots(
            @Reference Fleet fleet,
            @Reference SectionValues values,
            @Reference ModShelf mods,
            @Reference Rotations rotations) {
        this.fleet = fleet;
        this.values = values;
        this.mods = mods;
        this.rotations = rotations;
    }

    /** The server as it is configured now; an error as clients see it if its adapter is away. */
    public GameServer of(ServerRecord record) {
        return of(record, values.effective(record));
    }

    /** The server as it would be with another rotation. */
    public GameServer with(ServerRecord record, List<ScheduledMission> rotation) {
        return new Snapshot(
                record,
                fleet.directoryOf(record.id()),
                values.effective(record),
                mods.enabledOn(record.id()),
                List.copyOf(rotation));
    }

    GameServer of(ServerRecord record, Map<String, Map<String, Object>> config) {
        boolean stored = record.id() != 0;
        return new Snapshot(
                record,
                fleet.directoryOf(record.id()),
                config,
                stored ? mods.enabledOn(record.id()) : List.of(),
                stored ? rotations.of(record.id()) : List.of());
    }

    /** A server was deleted. */
    void forget(int serverId) {
        mods.forget(serverId);
        rotations.forget(serverId);
    }
}
