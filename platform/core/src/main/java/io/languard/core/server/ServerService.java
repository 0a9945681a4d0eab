package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.process.PortUse;
import io.languard.core.config.SectionValues;
import io.languard.core.registry.AdapterRegistry;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.file.OwnFiles;
import io.languard.ports.game.Capability;
import io.languard.ports.server.CreatedServer;
import io.languard.ports.server.NewServer;
import io.languard.ports.server.ServerChange;
import io.languard.ports.server.ServerRecord;
import io.languard.ports.server.ServerStatus;
import io.languard.ports.server.ServerView;
import io.languard.ports.server.Servers;
import io.languard.ports.user.Actor;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The use cases of servers as things that exist; their life is the {@link Supervisor}'s. */
@Component(service = Servers.class)
public class ServerService implements Servers {

    private static final Logger LOG = LoggerFactory.getLogger(ServerService.class);
    private static final int DEFAULT_MAX_RESTARTS = 3;

    private final Fleet fleet;
    private final AdapterRegistry registry;
    private final SectionValues values;
    private final Snapshots snapshots;
    private final PortRules ports;
    private final Events events;

    @Activate
    public ServerService(
            @Reference Fleet fleet,
            @Reference AdapterRegistry registry,
            @Reference SectionValues values,
            @Reference Snapshots snapshots,
            @Reference PortRules ports,
            @Reference Events events) {
        this.fleet = fleet;
        this.registry = registry;
        this.values = values;
        this.snapshots = snapshots;
        this.ports = ports;
        this.events = events;
    }

    @Override
    public List<ServerView> list(String gameType, ServerStatus status) {
        return fleet.all().stream()
                .filter(server -> gameType == null || server.record().gameType().equals(gameType))
                .filter(server -> status == null || server.status() == status)
                .map(ManagedServer::view)
                .toList();
    }

    @Override
    public ServerView get(int id) {
        return fleet.require(id).view();
    }

    @Override
    public CreatedServer create(Actor actor, NewServer wanted) {
        registry.requireGame(wanted.gameType());
        checkName(wanted.name(), 0);
        // What is taken is refused before what is not allowed.
        Optional<LanguardException> badPath = Executables.refusal(registry, wanted.gameType(), wanted.exePath());
        SectionValues.Initial initial = values.initial(wanted.gameType());
        // Asked before others have to wait: an adapter that can't say it holds up nobody else.
        ports.portsOf(snapshots.of(newRecord(wanted), initial.plain()));
        ManagedServer server = ports.alone(() -> add(wanted, initial, badPath));
        fleet.refreshDerived(server);
        audit(
                server.id(),
                "server_created",
                actor,
                Map.of("name", wanted.name(), "game_type", server.record().gameType()));
        ports.warnAboutOverlap(server);
        return new CreatedServer(server.view(), initial.credentials());
    }

    private ManagedServer add(NewServer wanted, SectionValues.Initial initial, Optional<LanguardException> badPath) {
        checkName(wanted.name(), 0);
        ServerRecord record = withRconPort(wanted, newRecord(wanted), initial);
        GameServer candidate = snapshots.of(record, initial.plain());
        ports.check(ports.portsOf(candidate), 0);
        refuse(badPath);
        return fleet.add(record, initial.rows());
    }

    @Override
    public ServerView update(Actor actor, int id, ServerChange change) {
        ManagedServer server = fleet.require(id);
        boolean newPath = change.exePath() != null
                && !change.exePath().equals(server.record().exePath());
        Optional<LanguardException> badPath = newPath
                ? Executables.refusal(registry, server.record().gameType(), change.exePath())
                : Optional.empty();
        boolean portsChanged = ports.alone(() -> redefine(actor, server, change, badPath));
        if (portsChanged) {
            ports.warnAboutOverlap(server);
        }
        return server.view();
    }

    /** Whether its ports are others now. */
    private boolean redefine(
            Actor actor, ManagedServer server, ServerChange change, Optional<LanguardException> badPath) {
        ServerRecord before = server.record();
        ServerRecord after = apply(before, change);
        Map<String, Object> changed = difference(before, after);
        if (!after.name().equals(before.name())) {
            checkName(after.name(), server.id());
        }
        if (changed.containsKey("rcon_port")) {
            registry.requireGame(after.gameType());
            requireRemoteAdmin(after.gameType());
        }
        boolean portsChanged = changed.containsKey("game_port") || changed.containsKey("rcon_port");
        if (portsChanged) {
            ports.checkChange(server, after);
        }
        refuse(badPath);
        if (changed.containsKey("rcon_port")) {
            values.touchRconPort(before);
        }
        if (!changed.isEmpty()) {
            fleet.redefine(server, now -> apply(now, change));
            audit(server.id(), "server_updated", actor, changed);
        }
        return portsChanged;
    }

    @Override
    public void delete(Actor actor, int id) {
        ManagedServer server = fleet.require(id);
        server.lock.lock();
        try {
            if (server.status().isActive() || server.process != null) {
                throw new LanguardException(
                        ErrorCode.CONFLICT,
                        "Server with id " + id + " is " + server.status().wireName() + "; stop it first");
            }
            if (server.pendingRestart != null) {
                server.pendingRestart.cancel(false);
                server.pendingRestart = null;
            }
            fleet.remove(server);
            snapshots.forget(id);
        } finally {
            server.lock.unlock();
        }
        audit(
                null,
                "server_deleted",
                actor,
                Map.of("server_id", id, "name", server.record().name()));
        try {
            OwnFiles.deleteTree(fleet.directoryOf(id));
        } catch (IOException e) {
            LOG.warn("The directory of deleted server {} could not be removed whole", id, e);
        }
    }

    private static void refuse(Optional<LanguardException> refusal) {
        refusal.ifPresent(e -> {
            throw e;
        });
    }

    private void checkName(String name, int ownId) {
        if (fleet.all().stream()
                .anyMatch(other -> other.id() != ownId && other.record().name().equals(name))) {
            throw new LanguardException(ErrorCode.CONFLICT, "A server named '" + name + "' exists already");
        }
    }

    private ServerRecord withRconPort(NewServer wanted, ServerRecord record, SectionValues.Initial initial) {
        if (wanted.rconPort() != null) {
            requireRemoteAdmin(wanted.gameType());
            return record;
        }
        if (!registry.capabilities(wanted.gameType()).contains(Capability.REMOTE_ADMIN)) {
            return record;
        }
        List<PortUse> own = ports.portsOf(snapshots.of(record, initial.plain()));
        return record.withRconPort(ports.chooseRconPort(wanted.gameType(), wanted.gamePort(), own), record.updatedAt());
    }

    private void requireRemoteAdmin(String gameType) {
        if (!registry.capabilities(gameType).contains(Capability.REMOTE_ADMIN)) {
            throw new LanguardException(
                    ErrorCode.VALIDATION_ERROR,
                    "Game type '" + gameType + "' has no remote admin, so there is no rcon_port",
                    List.of(new FieldProblem("rcon_port", "must be left out: the game has no remote admin")));
        }
    }

    private static ServerRecord newRecord(NewServer wanted) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new ServerRecord(
                0,
                wanted.name(),
                wanted.description() == null ? "" : wanted.description(),
                wanted.gameType(),
                wanted.exePath(),
                wanted.gamePort(),
                wanted.rconPort(),
                wanted.autoRestart() != null && wanted.autoRestart(),
                wanted.maxRestarts() == null ? DEFAULT_MAX_RESTARTS : wanted.maxRestarts(),
                ServerStatus.STOPPED,
                null,
                null,
                0,
                now,
                now);
    }

    private static ServerRecord apply(ServerRecord record, ServerChange change) {
        return new ServerRecord(
                record.id(),
                orElse(change.name(), record.name()),
                orElse(change.description(), record.description()),
                record.gameType(),
                orElse(change.exePath(), record.exePath()),
                orElse(change.gamePort(), record.gamePort()),
                orElse(change.rconPort(), record.rconPort()),
                orElse(change.autoRestart(), record.autoRestart()),
                orElse(change.maxRestarts(), record.maxRestarts()),
                record.status(),
                record.process(),
                record.startedAt(),
                record.restartCount(),
                record.createdAt(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private static <T> T orElse(T wanted, T present) {
        return wanted == null ? present : wanted;
    }

    private static Map<String, Object> difference(ServerRecord before, ServerRecord after) {
        Map<String, Object> changed = new LinkedHashMap<>();
        put(changed, "name", before.name(), after.name());
        put(changed, "description", before.description(), after.description());
        put(changed, "exe_path", before.exePath(), after.exePath());
        put(changed, "game_port", before.gamePort(), after.gamePort());
        put(changed, "rcon_port", before.rconPort(), after.rconPort());
        put(changed, "auto_restart", before.autoRestart(), after.autoRestart());
        put(changed, "max_restarts", before.maxRestarts(), after.maxRestarts());
        return changed;
    }

    private static void put(Map<String, Object> changed, String field, Object before, Object after) {
        if (after != null && !after.equals(before)) {
            changed.put(field, after);
        }
    }

    private void audit(Integer serverId, String type, Actor actor, Map<String, Object> detail) {
        events.publish(new PlatformEvent.Audited(serverId, type, actor.name(), detail, Instant.now()));
    }
}
