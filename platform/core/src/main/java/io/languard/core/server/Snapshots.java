package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.core.config.SectionValues;
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

    @Activate
    public Snapshots(@Reference Fleet fleet, @Reference SectionValues values) {
        this.fleet = fleet;
        this.values = values;
    }

    /** The server as it is configured now; an error as clients see it if its adapter is away. */
    public GameServer of(ServerRecord record) {
        return of(record, values.effective(record));
    }

    GameServer of(ServerRecord record, Map<String, Map<String, Object>> config) {
        return new Snapshot(record, fleet.directoryOf(record.id()), config, List.of(), List.of());
    }
}
