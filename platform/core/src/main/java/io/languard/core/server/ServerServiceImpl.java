package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.process.PortBinding;
import io.languard.api.remote.RemoteAdmin;
import io.languard.core.config.SectionValueResolver;
import io.languard.core.registry.AdapterRegistry;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.file.OwnerOnlyFiles;
import io.languard.service.server.CreationResult;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerUpdate;
import io.languard.service.server.ServerView;
import io.languard.service.user.Actor;
import io.languard.spi.server.ServerRecord;
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

/** The use cases of servers as things that exist; their life is the {@link LifecycleServiceImpl}'s. */
@Component(service = ServerService.class)
public class ServerServiceImpl implements ServerService {

    private static final Logger LOG = LoggerFactory.getLogger(ServerServiceImpl.class);
    private static final int DEFAULT_MAX_RESTARTS = 3;

    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final SectionValueResolver values;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final PortRules ports;
    private final EventService eventService;

    @Activate
    public ServerServiceImpl(
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference SectionValueResolver values,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference PortRules ports,
            @Reference EventService eventService) {
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.values = values;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.ports = ports;
        this.eventService = eventService;
    }

    @Override
    public List<ServerView> list(String gameType, ServerStatus status) {
        return serverRegistry.all().stream()
                .filter(server -> gameType == null || server.record().gameType().equals(gameType))
                .filter(server -> status == null || server.status() == status)
                .map(ServerInstance::view)
                .toList();
    }

    @Override
    public ServerView get(int id) {
        return serverRegistry.require(id).view();
    }

    @Override
    public CreationResult create(Actor actor, NewServer wanted) {
        registry.requireGame(wanted.gameType());
        checkName(wanted.name(), 0);
        // What is taken is refused before what is not allowed.
        Optional<LanguardException> badPath = ExecutableRules.nameError(registry, wanted.gameType(), wanted.exePath());
        SectionValueResolver.InitialConfig initialConfig = values.initialConfig(wanted.gameType());
        // Asked before others have to wait: an adapter that can't say it holds up nobody else.
        ports.portsOf(serverSnapshotFactory.create(newRecord(wanted), initialConfig.plain()));
        ServerInstance server = ports.exclusively(() -> add(wanted, initialConfig, badPath));
        serverRegistry.refreshDerivedValues(server);
        audit(
                server.id(),
                "server_created",
                actor,
                Map.of("name", wanted.name(), "game_type", server.record().gameType()));
        ports.warnAboutOverlap(server);
        return new CreationResult(server.view(), initialConfig.credentials());
    }

    private ServerInstance add(
            NewServer wanted, SectionValueResolver.InitialConfig initialConfig, Optional<LanguardException> badPath) {
        checkName(wanted.name(), 0);
        ServerRecord record = withRconPort(wanted, newRecord(wanted), initialConfig);
        GameServer candidate = serverSnapshotFactory.create(record, initialConfig.plain());
        ports.check(ports.portsOf(candidate), 0);
        refuse(badPath);
        return serverRegistry.add(record, initialConfig.rows());
    }

    @Override
    public ServerView update(Actor actor, int id, ServerUpdate change) {
        ServerInstance server = serverRegistry.require(id);
        boolean newPath = change.exePath() != null
                && !change.exePath().equals(server.record().exePath());
        Optional<LanguardException> badPath = newPath
                ? ExecutableRules.nameError(registry, server.record().gameType(), change.exePath())
                : Optional.empty();
        boolean portsChanged = ports.exclusively(() -> redefine(actor, server, change, badPath));
        if (portsChanged) {
            ports.warnAboutOverlap(server);
        }
        return server.view();
    }

    /** Whether its ports are others now. */
    private boolean redefine(
            Actor actor, ServerInstance server, ServerUpdate change, Optional<LanguardException> badPath) {
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
            values.bumpRconPortVersion(before);
        }
        if (!changed.isEmpty()) {
            serverRegistry.updateDefinition(server, now -> apply(now, change));
            audit(server.id(), "server_updated", actor, changed);
        }
        return portsChanged;
    }

    @Override
    public void delete(Actor actor, int id) {
        ServerInstance server = serverRegistry.require(id);
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
            serverRegistry.remove(server);
            serverSnapshotFactory.evict(id);
        } finally {
            server.lock.unlock();
        }
        audit(
                null,
                "server_deleted",
                actor,
                Map.of("server_id", id, "name", server.record().name()));
        try {
            OwnerOnlyFiles.deleteTree(serverRegistry.directoryOf(id));
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
        if (serverRegistry.all().stream()
                .anyMatch(other -> other.id() != ownId && other.record().name().equals(name))) {
            throw new LanguardException(ErrorCode.CONFLICT, "A server named '" + name + "' exists already");
        }
    }

    private ServerRecord withRconPort(
            NewServer wanted, ServerRecord record, SectionValueResolver.InitialConfig initialConfig) {
        if (wanted.rconPort() != null) {
            requireRemoteAdmin(wanted.gameType());
            return record;
        }
        if (!registry.supports(wanted.gameType(), RemoteAdmin.class)) {
            return record;
        }
        List<PortBinding> own = ports.portsOf(serverSnapshotFactory.create(record, initialConfig.plain()));
        return record.withRconPort(
                ports.allocateRconPort(wanted.gameType(), wanted.gamePort(), own), record.updatedAt());
    }

    private void requireRemoteAdmin(String gameType) {
        if (!registry.supports(gameType, RemoteAdmin.class)) {
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

    private static ServerRecord apply(ServerRecord record, ServerUpdate change) {
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
        eventService.publish(new PlatformEvent.Audited(serverId, type, actor.name(), detail, Instant.now()));
    }
}
