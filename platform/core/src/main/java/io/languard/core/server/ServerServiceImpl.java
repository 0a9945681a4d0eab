package io.languard.core.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.process.PortBinding;
import io.languard.api.process.ServerLauncher;
import io.languard.api.remote.RemoteAdmin;
import io.languard.core.config.SectionValueResolver;
import io.languard.core.process.ProcessHost;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.server.Reservations.Reservation;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.ServerAuditEvent.ServerCreated;
import io.languard.service.event.ServerAuditEvent.ServerDeleted;
import io.languard.service.event.ServerAuditEvent.ServerUpdated;
import io.languard.service.server.CreationResult;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerDefinition;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerUpdate;
import io.languard.service.server.ServerView;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerRunState;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Implements the use cases of server definitions: creating, changing, listing and deleting servers. */
@Component(service = ServerService.class)
public class ServerServiceImpl implements ServerService {

    private static final Logger LOG = LoggerFactory.getLogger(ServerServiceImpl.class);

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final SectionValueResolver values;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final PortRules portRules;
    private final Reservations reservations;
    private final PendingChanges pendingChanges;
    private final ProcessHost processHost;
    private final EventService eventService;

    @Activate
    public ServerServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference SectionValueResolver values,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference PortRules portRules,
            @Reference Reservations reservations,
            @Reference PendingChanges pendingChanges,
            @Reference ProcessHost processHost,
            @Reference EventService eventService) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.values = values;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.portRules = portRules;
        this.reservations = reservations;
        this.pendingChanges = pendingChanges;
        this.processHost = processHost;
        this.eventService = eventService;
    }

    @Override
    public List<ServerView> list(Actor actor, @Nullable String gameType, @Nullable ServerStatus status) {
        // Most actors may do on all servers what they may do at all, and are not checked for each of them.
        boolean viewsAll = authorizer.isPermitted(actor, Permission.SERVER_VIEW, null);
        boolean seesAddresses = authorizer.maySeeAddresses(actor, null);
        Instant now = Instant.now();
        return serverRegistry.all().stream()
                .filter(server -> viewsAll || authorizer.isPermitted(actor, Permission.SERVER_VIEW, server.id()))
                .filter(server -> gameType == null || server.record().gameType().equals(gameType))
                .filter(server -> status == null || server.status() == status)
                .map(server -> server.view(seesAddresses || authorizer.maySeeAddresses(actor, server.id()), now))
                .toList();
    }

    @Override
    public ServerView get(Actor actor, int id) {
        authorizer.require(actor, Permission.SERVER_VIEW, id);
        return view(actor, serverRegistry.require(id));
    }

    private ServerView view(Actor actor, ServerInstance server) {
        return server.view(authorizer.maySeeAddresses(actor, server.id()), Instant.now());
    }

    @Override
    public CreationResult create(Actor actor, NewServer request) {
        authorizer.require(actor, Permission.SERVERS_CREATE);
        registry.requireGame(request.gameType());
        reservations.checkName(0, request.name());
        // A conflict is reported before an executable that is not allowed.
        Optional<LanguardException> badPath =
                ExecutableRules.nameError(registry, request.gameType(), request.exePath());
        SectionValueResolver.InitialConfig config = values.initialConfig(request.gameType());
        ServerInstance server = add(request, config, badPath, visibleTo(actor));
        serverRegistry.refreshMaxPlayers(server);
        eventService.publish(
                PlatformEvent.Audited.now(server.id(), actor, new ServerCreated(request.name(), request.gameType())));
        portRules.warnAboutOverlap(server);
        return new CreationResult(view(actor, server), config.credentials());
    }

    private Predicate<ServerInstance> visibleTo(Actor actor) {
        return server -> authorizer.isPermitted(actor, Permission.SERVER_VIEW, server.id());
    }

    private ServerInstance add(
            NewServer request,
            SectionValueResolver.InitialConfig config,
            Optional<LanguardException> badPath,
            Predicate<ServerInstance> visible) {
        ServerRecord record = newRecord(request.toDefinition());
        List<PortBinding> ports = portsOf(record, config);
        if (request.rconPort() != null) {
            requireRemoteAdmin(request.gameType());
            return add(record, config, ports, badPath, visible);
        }
        OptionalInt defaultPort = defaultRconPort(request);
        if (defaultPort.isEmpty()) {
            return add(record, config, ports, badPath, visible);
        }
        while (true) {
            int rconPort = reservations.firstFreePort(defaultPort.getAsInt(), ports);
            ServerRecord candidate =
                    record.withDefinition(definition -> definition.withRconPort(rconPort), record.updatedAt());
            try {
                return add(candidate, config, portsOf(candidate, config), badPath, visible);
            } catch (LanguardException e) {
                if (e.code() != ErrorCode.PORT_IN_USE
                        || reservations.firstFreePort(defaultPort.getAsInt(), ports) == rconPort) {
                    throw e;
                } // another request has just reserved this port: try the next one
            }
        }
    }

    private ServerInstance add(
            ServerRecord record,
            SectionValueResolver.InitialConfig config,
            List<PortBinding> ports,
            Optional<LanguardException> badPath,
            Predicate<ServerInstance> visible) {
        try (Reservation reserved = reservations.reserve(0, record.name(), ports, visible)) {
            refuse(badPath);
            return serverRegistry.add(record, config.rows(), ports);
        }
    }

    private List<PortBinding> portsOf(ServerRecord record, SectionValueResolver.InitialConfig config) {
        return portRules.portsOf(record.gameType(), serverSnapshotFactory.configured(record, config.plain()));
    }

    /** Returns the remote admin port to try first for a new server; empty if its game needs none. */
    private OptionalInt defaultRconPort(NewServer request) {
        return registry.supports(request.gameType(), RemoteAdmin.class)
                ? registry.require(request.gameType(), ServerLauncher.class)
                        .call(launcher -> launcher.defaultRemoteAdminPort(request.gamePort()))
                : OptionalInt.empty();
    }

    @Override
    public ServerView update(Actor actor, int id, ServerUpdate change) {
        authorizer.require(actor, Permission.SERVER_CONFIG, id);
        ServerInstance server = serverRegistry.require(id);
        Optional<LanguardException> badPath = Optional.ofNullable(change.exePath())
                .filter(path -> !path.equals(server.record().definition().exePath()))
                .flatMap(path ->
                        ExecutableRules.nameError(registry, server.record().gameType(), path));
        boolean portsChanged =
                pendingChanges.track(server, () -> server.callDefining(() -> redefine(actor, server, change, badPath)));
        if (portsChanged) {
            portRules.warnAboutOverlap(server);
        }
        return view(actor, server);
    }

    /** Returns whether the server's ports have changed. */
    private boolean redefine(
            Actor actor, ServerInstance server, ServerUpdate change, Optional<LanguardException> badPath) {
        ServerRecord before = server.record();
        ServerRecord after = before.withDefinition(change::applyTo, now());
        Map<String, Object> changed = after.definition().changesSince(before.definition());
        if (changed.containsKey("name")) {
            reservations.checkName(server.id(), after.name());
        }
        if (changed.containsKey("rcon_port")) {
            registry.requireGame(after.gameType());
            requireRemoteAdmin(after.gameType());
        }
        boolean portsChanged = changed.containsKey("game_port") || changed.containsKey("rcon_port");
        List<PortBinding> ports = portsChanged ? portRules.portsOf(after) : List.of();
        String newName = changed.containsKey("name") ? after.name() : null;
        try (Reservation reserved = reservations.reserve(server.id(), newName, ports, visibleTo(actor))) {
            refuse(badPath);
            if (changed.containsKey("rcon_port")) {
                values.bumpRconPortVersion(before);
            }
            if (!changed.isEmpty()) {
                serverRegistry.updateDefinition(server, change::applyTo);
                eventService.publish(PlatformEvent.Audited.now(server.id(), actor, new ServerUpdated(changed)));
            }
            if (portsChanged) {
                server.ports().set(ports);
            }
        }
        return portsChanged;
    }

    @Override
    public void delete(Actor actor, int id) {
        authorizer.require(actor, Permission.SERVER_DELETE, id);
        ServerInstance server = serverRegistry.require(id);
        server.runLocked(locked -> {
            if (server.isActive() || server.process() != null) {
                throw new LanguardException(
                        ErrorCode.CONFLICT,
                        "Server with id " + id + " is " + server.status().wireName() + "; stop it first");
            }
            locked.cancelPendingRestart();
            serverRegistry.remove(locked);
            serverSnapshotFactory.evict(id);
        });
        eventService.publish(PlatformEvent.Audited.now(
                null, actor, new ServerDeleted(id, server.record().name())));
        try {
            processHost.deleteDirectory(serverRegistry.directoryOf(id));
        } catch (IOException e) {
            LOG.warn("Could not remove the whole directory of deleted server {}", id, e);
        }
    }

    private static void refuse(Optional<LanguardException> refusal) {
        refusal.ifPresent(e -> {
            throw e;
        });
    }

    private void requireRemoteAdmin(String gameType) {
        if (!registry.supports(gameType, RemoteAdmin.class)) {
            throw new LanguardException(
                    ErrorCode.VALIDATION_ERROR,
                    "Game type '" + gameType + "' has no remote admin, so there is no rcon_port",
                    List.of(new FieldProblem("rcon_port", "must be left out: the game has no remote admin")));
        }
    }

    private static ServerRecord newRecord(ServerDefinition definition) {
        Instant now = now();
        return new ServerRecord(0, definition, ServerRunState.NEW, now, now);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
