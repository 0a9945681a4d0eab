package io.languard.core.system;

import io.languard.ports.game.GameView;
import io.languard.ports.game.Games;
import io.languard.ports.server.ServerStatus;
import io.languard.ports.server.ServerView;
import io.languard.ports.server.Servers;
import io.languard.ports.system.Database;
import io.languard.ports.system.PlatformSystem;
import io.languard.ports.system.SystemStatus;
import java.time.Duration;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The platform's own figures. */
@Component(service = PlatformSystem.class)
public class SystemService implements PlatformSystem {

    private final Servers servers;
    private final Games games;
    private final Database database;
    private final String version;
    private final long started = System.nanoTime();

    @Activate
    public SystemService(
            @Reference Servers servers, @Reference Games games, @Reference Database database, BundleContext context) {
        this.servers = servers;
        this.games = games;
        this.database = database;
        this.version = context.getBundle().getVersion().toString();
    }

    @Override
    public SystemStatus status() {
        List<ServerView> all = servers.list(null, null);
        return new SystemStatus(
                version,
                (int) all.stream()
                        .filter(server -> server.status() == ServerStatus.RUNNING)
                        .count(),
                all.size(),
                games.list().stream().map(GameView::gameType).toList(),
                Duration.ofNanos(System.nanoTime() - started).toSeconds());
    }

    @Override
    public boolean healthy() {
        return database.available();
    }
}
