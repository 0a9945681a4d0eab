package io.languard.luanti.process;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.process.LaunchCommand;
import io.languard.api.process.PortBinding;
import io.languard.api.process.ReadinessProbe;
import io.languard.api.process.ServerLauncher;
import io.languard.api.process.StopSignal;
import io.languard.luanti.LuantiConfig;
import io.languard.luanti.LuantiServerPaths;
import io.languard.luanti.ban.LuantiBanStore;
import io.languard.luanti.settings.WorldMtRenderer;
import io.languard.toolkit.file.OwnerOnlyFiles;
import io.languard.toolkit.net.UdpPortInspector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Component;

/** Launches Luanti servers. */
@Component
@GameType(LuantiConfig.GAME_TYPE)
public final class LuantiServerLauncher implements ServerLauncher {

    static final List<String> EXECUTABLES =
            List.of("minetestserver", "luantiserver", "minetestserver.exe", "luantiserver.exe");

    private static final int DEFAULT_GAME_PORT = 30_000;

    @Override
    public List<String> allowedExecutables() {
        return EXECUTABLES;
    }

    @Override
    public OptionalInt defaultGamePort() {
        return OptionalInt.of(DEFAULT_GAME_PORT);
    }

    @Override
    public OptionalInt defaultRemoteAdminPort(int gamePort) {
        return OptionalInt.empty();
    }

    @Override
    public List<PortBinding> ports(GameServer server) {
        return List.of(PortBinding.udp(server.gamePort(), "game"));
    }

    /**
     * Names every file and folder explicitly: Debian's start script passes a configuration file and a log file of its
     * own before these arguments, and the engine uses the last of two.
     */
    @Override
    public LaunchCommand launchCommand(GameServer server) {
        LuantiServerPaths folder = LuantiServerPaths.of(server);
        try {
            OwnerOnlyFiles.createDirectories(folder.world());
            WorldMtRenderer.writeIfOutside(server);
            LuantiBanStore.of(server).reconcile();
        } catch (IOException e) {
            throw new LanguardException(
                    ErrorCode.CONFIG_WRITE_ERROR, "Could not write the ban list or world.mt of the world", e);
        }
        List<String> arguments = new ArrayList<>(List.of(
                "--config", folder.config().toString(),
                "--logfile", folder.debugLog().toString(),
                "--world", folder.world().toString(),
                "--gameid", LuantiConfig.game(server),
                "--port", Integer.toString(server.gamePort()),
                "--color", "never"));
        switch (server.config().section("launch").text("verbosity")) {
            case "info" -> arguments.add("--info");
            case "verbose" -> arguments.add("--verbose");
            default -> {
                // The engine logs actions by default.
            }
        }
        return new LaunchCommand(arguments, server.directory());
    }

    @Override
    public ReadinessProbe readinessProbe(GameServer server) {
        return new LuantiReadiness(server.gamePort(), new UdpPortInspector());
    }

    @Override
    public StopSignal stopSignal() {
        return StopSignal.TERM;
    }
}
