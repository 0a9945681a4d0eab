package io.languard.core.server;

import io.languard.api.error.LanguardException;
import io.languard.core.config.SectionValueResolver;
import io.languard.service.event.LifecycleAuditEvent.RestartNeeded;
import io.languard.service.user.Actor;
import io.languard.spi.server.ServerRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares what servers are configured with to what their processes were started with. Thread-safe. */
@Component(service = PendingChanges.class)
public class PendingChanges {

    private static final Logger LOG = LoggerFactory.getLogger(PendingChanges.class);

    /** The fields of the definition that only a start applies. */
    private static final Set<String> APPLIED_BY_START = Set.of("exe_path", "game_port", "rcon_port");

    private final LaunchCodec launches;
    private final SectionValueResolver values;

    @Activate
    public PendingChanges(@Reference LaunchCodec launches, @Reference SectionValueResolver values) {
        this.launches = launches;
        this.values = values;
    }

    /**
     * Returns the settings that differ from those of the server's process, such as {@code game_port} and {@code
     * server.max_players}; empty if the server has no process. Never contains a value.
     */
    List<String> of(ServerInstance server) {
        ServerRecord record = server.record();
        Optional<Launch> active = launches.decodeActive(record);
        if (active.isEmpty()) {
            return List.of();
        }
        Launch launch = active.get();
        List<String> changed = new ArrayList<>();
        record.definition().changesSince(launch.definition()).keySet().stream()
                .filter(APPLIED_BY_START::contains)
                .forEach(changed::add);
        values.plain(record).forEach((section, configured) -> changedFields(
                        configured, launch.config().getOrDefault(section, Map.of()))
                .forEach(field -> changed.add(section + "." + field)));
        return changed;
    }

    /** Runs a change of a server's settings. If the server needs a restart since this change, the audit trail says so. */
    public <R> R track(ServerInstance server, Supplier<R> change) {
        boolean before = !of(server).isEmpty();
        R result = change.get();
        if (!before) {
            try {
                report(server, of(server));
            } catch (LanguardException e) {
                LOG.debug("Could not find out whether server {} needs a restart", server.id(), e); // the change is made
            }
        }
        return result;
    }

    private static void report(ServerInstance server, List<String> pending) {
        if (!pending.isEmpty()) {
            server.audit(Actor.supervisor(), new RestartNeeded(pending));
        }
    }

    /** A field that the process did not have, because its adapter was older, is not a change. */
    private static List<String> changedFields(Map<String, Object> configured, Map<String, Object> launched) {
        return configured.keySet().stream()
                .filter(launched::containsKey)
                .filter(field -> !Objects.equals(configured.get(field), launched.get(field)))
                .toList();
    }
}
