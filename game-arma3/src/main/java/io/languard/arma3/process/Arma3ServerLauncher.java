package io.languard.arma3.process;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
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

/** How an Arma 3 server runs. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3ServerLauncher implements ServerLauncher {

    /** What the game uses from its own port on, in order (Bohemia wiki: Arma 3: Dedicated Server). */
    private static final List<String> PURPOSES = List.of("game", "query", "steam master", "voice", "battleye");

    private static final int LAST_PORT = 65535;

    private final Path home;

    @Activate
    public Arma3ServerLauncher() {
        this(Path.of(System.getProperty("user.home")));
    }

    /** With another home folder. */
    Arma3ServerLauncher(Path home) {
        this.home = home;
    }

    @Override
    public List<String> allowedExecutables() {
        return List.of("arma3server_x64.exe", "arma3server.exe", "arma3server_x64", "arma3server");
    }

    /** The first port behind the game's own; RCon wants one of its own (BattlEye server documentation). */
    @Override
    public OptionalInt defaultRemoteAdminPort(int gamePort) {
        int behind = gamePort + PURPOSES.size();
        return OptionalInt.of(behind <= LAST_PORT ? behind : gamePort - 1);
    }

    @Override
    public List<PortBinding> ports(GameServer server) {
        int first = server.gamePort();
        int last = first + PURPOSES.size() - 1;
        if (last > LAST_PORT) {
            int highest = LAST_PORT - PURPOSES.size() + 1;
            String reason = "must be at most " + highest + ", since the game uses four more ports above it";
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
        forgetPort(server);
        return new LaunchCommand(
                Arma3CommandLineBuilder.build(server),
                Arma3Installation.of(server).path());
    }

    private static void forgetPort(GameServer server) {
        try {
            BoundPortStore.clear(server);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "The server's directory can't be written", e);
        }
    }

    @Override
    public ReadinessProbe readinessProbe(GameServer server) {
        return new Arma3Readiness(server);
    }

    /** What the game does at a signal is documented nowhere; this one lets a process that handles it clean up. */
    @Override
    public StopSignal stopSignal() {
        return StopSignal.TERM;
    }
}
