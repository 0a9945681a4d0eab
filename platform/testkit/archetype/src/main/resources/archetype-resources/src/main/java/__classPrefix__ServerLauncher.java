package ${package};

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.process.LaunchCommand;
import io.languard.api.process.PortBinding;
import io.languard.api.process.ServerLauncher;
import io.languard.api.process.ReadinessProbe;
import io.languard.api.process.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Component;

/** Describes how the game's server is started, how its readiness is detected, and how it is stopped. */
@Component
@GameType(${classPrefix}Adapter.GAME_TYPE)
public final class ${classPrefix}ServerLauncher implements ServerLauncher {

    @Override
    public List<String> allowedExecutables() {
        return List.of("${gameType}-server", "${gameType}-server.exe");
    }

    @Override
    public OptionalInt defaultRemoteAdminPort(int gamePort) {
        return OptionalInt.empty();
    }

    @Override
    public List<PortBinding> ports(GameServer server) {
        return List.of(PortBinding.udp(server.gamePort(), "game"));
    }

    @Override
    public LaunchCommand launchCommand(GameServer server) {
        return new LaunchCommand(
                List.of(
                        "--port", Integer.toString(server.gamePort()),
                        "--config", server.directory().resolve("server.cfg").toString()),
                server.directory());
    }

    @Override
    public ReadinessProbe readinessProbe(GameServer server) {
        return new ReadinessProbe() {
            @Override
            public Duration timeout() {
                return Duration.ofMinutes(2);
            }

            @Override
            public boolean onLine(String line) {
                return line.endsWith("ready");
            }

            @Override
            public boolean check(long pid) {
                return false;
            }
        };
    }

    @Override
    public StopSignal stopSignal() {
        return StopSignal.TERM;
    }
}
