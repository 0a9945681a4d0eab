package io.languard.arma3.process;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.Rotation;
import io.languard.api.process.LaunchCommand;
import io.languard.api.process.PortBinding;
import io.languard.api.process.ReadinessProbe;
import io.languard.api.process.ServerLauncher;
import io.languard.api.process.StopSignal;
import io.languard.arma3.Arma3Config;
import io.languard.arma3.Arma3Installation;
import io.languard.arma3.BoundPortStore;
import io.languard.arma3.ProfileSymlink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Launches Arma 3 dedicated servers. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3ServerLauncher implements ServerLauncher {

    /** The uses of the game port and the ports above it, in order (Bohemia wiki: Arma 3: Dedicated Server). */
    private static final List<String> PURPOSES = List.of("game", "query", "steam master", "voice", "battleye");

    static final List<String> EXECUTABLES =
            List.of("arma3server_x64.exe", "arma3server.exe", "arma3server_x64", "arma3server");

    private static final int DEFAULT_GAME_PORT = 2302;
    private static final int MAX_PORT = 65535;

    private final Path home;

    @Activate
    public Arma3ServerLauncher() {
        this(Path.of(System.getProperty("user.home")));
    }

    /** Uses another home folder. */
    Arma3ServerLauncher(Path home) {
        this.home = home;
    }

    @Override
    public List<String> allowedExecutables() {
        return EXECUTABLES;
    }

    @Override
    public OptionalInt defaultGamePort() {
        return OptionalInt.of(DEFAULT_GAME_PORT);
    }

    /**
     * Returns the first port above those of the game, because RCon needs a port of its own (BattlEye server
     * documentation).
     */
    @Override
    public OptionalInt defaultRemoteAdminPort(int gamePort) {
        int above = gamePort + PURPOSES.size();
        return OptionalInt.of(above <= MAX_PORT ? above : gamePort - 1);
    }

    @Override
    public List<PortBinding> ports(GameServer server) {
        int first = server.gamePort();
        int last = first + PURPOSES.size() - 1;
        if (last > MAX_PORT) {
            int highest = MAX_PORT - PURPOSES.size() + 1;
            String reason = "must be at most " + highest + ", because the game also uses the four ports above it";
            throw new LanguardException(
                    ErrorCode.INVALID_CONFIG, "game_port " + reason, List.of(new FieldProblem("game_port", reason)));
        }
        List<PortBinding> ports = new ArrayList<>();
        for (int index = 0; index < PURPOSES.size(); index++) {
            ports.add(PortBinding.udp(first + index, PURPOSES.get(index)));
        }
        server.remoteAdminPort().ifPresent(port -> {
            if (port < first || port > last) {
                ports.add(PortBinding.udp(port, "rcon"));
            }
        });
        return ports;
    }

    @Override
    public LaunchCommand launchCommand(GameServer server) {
        Arma3LaunchValidator.validate(server);
        BattlEyePreparer.prepare(server);
        ProfileSymlink.prepare(server, home);
        clearBoundPort(server);
        return new LaunchCommand(
                        Arma3CommandLineBuilder.build(server),
                        Arma3Installation.of(server).path())
                .withWarnings(warnings(server));
    }

    /** Returns what the game accepts without a message and then ignores. */
    private static List<String> warnings(GameServer server) {
        if (!Boolean.TRUE.equals(server.config().section("launch").get("auto_init"))) {
            return List.of();
        }
        List<String> warnings = new ArrayList<>();
        if (server.config().section("server").integer("persistent", 0) != 1) {
            warnings.add(
                    "auto_init of section 'launch' has no effect while persistent of section 'server' is not 1: the"
                            + " game waits for a player before it starts a mission");
        }
        if (Rotation.of(server).isEmpty()) {
            warnings.add("auto_init of section 'launch' has no effect without a mission in the rotation");
        }
        return warnings;
    }

    private static void clearBoundPort(GameServer server) {
        try {
            BoundPortStore.clear(server);
        } catch (IOException e) {
            throw new LanguardException(
                    ErrorCode.CONFIG_WRITE_ERROR, "Could not write to the directory of the server", e);
        }
    }

    @Override
    public ReadinessProbe readinessProbe(GameServer server) {
        return new Arma3Readiness(server);
    }

    /** The game's reaction to signals is undocumented; TERM lets a process that handles it clean up. */
    @Override
    public StopSignal stopSignal() {
        return StopSignal.TERM;
    }
}
