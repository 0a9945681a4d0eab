package io.languard.core.system;

import io.languard.core.schedule.ScheduleRegistry;
import io.languard.core.server.ServerRegistry;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerView;
import io.languard.service.settings.Settings;
import io.languard.service.system.DatabaseStatus;
import io.languard.service.system.SystemInfo;
import io.languard.service.system.SystemService;
import io.languard.service.system.SystemStatus;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the platform's status and health check. */
@Component(service = SystemService.class)
public class SystemServiceImpl implements SystemService {

    private static final long MIB = 1024 * 1024;

    private final Authorizer authorizer;
    private final ServerService serverService;
    private final GameService gameService;
    private final DatabaseStatus databaseStatus;
    private final ServerRegistry serverRegistry;
    private final ScheduleRegistry scheduleRegistry;
    private final String database;
    private final String version;
    private final Instant startedAt = Instant.now();
    private final long startedNanos = System.nanoTime();

    @Activate
    public SystemServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerService serverService,
            @Reference GameService gameService,
            @Reference DatabaseStatus databaseStatus,
            @Reference ServerRegistry serverRegistry,
            @Reference ScheduleRegistry scheduleRegistry,
            @Reference Settings settings,
            BundleContext context) {
        this.authorizer = authorizer;
        this.serverService = serverService;
        this.gameService = gameService;
        this.databaseStatus = databaseStatus;
        this.serverRegistry = serverRegistry;
        this.scheduleRegistry = scheduleRegistry;
        this.database = settings.database().isPresent() ? "server" : "embedded";
        this.version = context.getBundle().getVersion().toString();
    }

    @Override
    public SystemStatus status(Actor actor) {
        List<ServerView> servers = serverService.list(actor, null, null);
        return new SystemStatus(
                version,
                (int) servers.stream()
                        .filter(server -> server.status() == ServerStatus.RUNNING)
                        .count(),
                servers.size(),
                gameService.list().stream().map(GameView::gameType).toList(),
                Duration.ofNanos(System.nanoTime() - startedNanos).toSeconds());
    }

    @Override
    public SystemInfo info(Actor actor) {
        authorizer.require(actor, Permission.SYSTEM_MANAGE);
        Runtime runtime = Runtime.getRuntime();
        return new SystemInfo(
                startedAt,
                Runtime.version().toString(),
                (runtime.totalMemory() - runtime.freeMemory()) / MIB,
                runtime.maxMemory() / MIB,
                database,
                databaseStatus.available());
    }

    @Override
    public boolean healthy() {
        return databaseStatus.available() && serverRegistry.isLoaded() && scheduleRegistry.isLoaded();
    }
}
