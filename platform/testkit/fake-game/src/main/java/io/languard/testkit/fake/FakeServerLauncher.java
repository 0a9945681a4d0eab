package io.languard.testkit.fake;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.process.LaunchCommand;
import io.languard.api.process.PortBinding;
import io.languard.api.process.ReadinessProbe;
import io.languard.api.process.ServerLauncher;
import io.languard.api.process.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Component;

/** Starts the fake server, whose configuration controls its behavior. */
@Component
@GameType(FakeAdapter.GAME_TYPE)
public final class FakeServerLauncher implements ServerLauncher {

    @Override
    public List<String> allowedExecutables() {
        return List.of("fake-server");
    }

    @Override
    public OptionalInt defaultRemoteAdminPort(int gamePort) {
        return OptionalInt.empty();
    }

    @Override
    public List<PortBinding> ports(GameServer server) {
        return List.of(PortBinding.udp(server.gamePort(), "game"), PortBinding.tcp(server.gamePort(), "query"));
    }

    @Override
    public LaunchCommand launchCommand(GameServer server) {
        ConfigSection settings = FakeAdapter.settings(server);
        List<String> arguments = new ArrayList<>();
        arguments.add("--delay=" + settings.integer("delay_ms", 0));
        if (settings.integer("crash_after_ms", 0) > 0) {
            arguments.add(
                    "--crash-after=" + settings.integer("crash_after_ms", 0) + ":" + settings.integer("crash_code", 0));
        }
        if (settings.integer("chatter", 0) > 0) {
            arguments.add("--chatter=" + settings.integer("chatter", 0));
        }
        if (Boolean.TRUE.equals(settings.get("ignore_term"))) {
            arguments.add("--ignore-term");
        }
        if (Boolean.TRUE.equals(settings.get("fork"))) {
            arguments.add("--fork");
        }
        return new LaunchCommand(
                arguments, server.directory(), Map.of("FAKE_PORT", Integer.toString(server.gamePort())));
    }

    @Override
    public ReadinessProbe readinessProbe(GameServer server) {
        return new FakeReadiness();
    }

    @Override
    public StopSignal stopSignal() {
        return StopSignal.TERM;
    }
}
