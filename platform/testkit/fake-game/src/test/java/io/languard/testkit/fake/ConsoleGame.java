package io.languard.testkit.fake;

import io.languard.api.ConfigSection;
import io.languard.api.GameAdapter;
import io.languard.api.GameServer;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.process.LaunchCommand;
import io.languard.api.process.PortBinding;
import io.languard.api.process.ReadinessProbe;
import io.languard.api.process.ServerLauncher;
import io.languard.api.process.StopSignal;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A game with two unusual, but legal properties: only its config file names the port, and its console listens on the TCP
 * port with the number of the game's UDP port.
 */
public final class ConsoleGame implements GameAdapter, ConfigGenerator, ServerLauncher, RemoteAdmin {

    private static final String SCHEMA =
            """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Server","description":"All settings.",
             "type":"object","additionalProperties":false,"properties":{
               "motd":{"title":"Message","description":"One line.","type":"string","maxLength":100,
                 "pattern":"^[^\\u0000-\\u001f\\u007f]*$","default":"Welcome"}}}
            """;

    /** Whether the config file names the port; otherwise nothing does. */
    static volatile boolean namesPort = true;

    @Override
    public String displayName() {
        return "Console";
    }

    @Override
    public Map<String, String> schemas() {
        return Map.of("main", SCHEMA);
    }

    @Override
    public String schemaVersion() {
        return "1.0";
    }

    @Override
    public List<FieldProblem> validate(String section, ConfigSection values) {
        return List.of();
    }

    @Override
    public List<ConfigEntry> render(GameServer server) {
        String motd = server.config().section("main").text("motd");
        if (motd.chars().anyMatch(Character::isISOControl)) {
            throw new LanguardException(ErrorCode.INVALID_CONFIG, "main.motd: must be one line");
        }
        String port = namesPort ? "port=" + server.gamePort() + "\n" : "";
        String console = server.remoteAdminPort().isPresent()
                ? "console=" + server.remoteAdminPort().getAsInt() + "\n"
                : "";
        return List.of(
                ConfigEntry.file(Path.of("server.ini"), port + (namesPort ? console : "") + "motd=" + motd + "\n"));
    }

    @Override
    public List<String> allowedExecutables() {
        return List.of("console-server");
    }

    @Override
    public OptionalInt defaultRemoteAdminPort(int gamePort) {
        return OptionalInt.of(gamePort);
    }

    @Override
    public List<PortBinding> ports(GameServer server) {
        return List.of(
                PortBinding.udp(server.gamePort(), "game"),
                PortBinding.tcp(server.remoteAdminPort().orElse(server.gamePort()), "console"));
    }

    @Override
    public LaunchCommand launchCommand(GameServer server) {
        return new LaunchCommand(List.of("--config", "server.ini"), Path.of("/srv/console"));
    }

    @Override
    public ReadinessProbe readinessProbe(GameServer server) {
        return new ReadinessProbe() {
            @Override
            public Duration timeout() {
                return Duration.ofMinutes(1);
            }

            @Override
            public boolean onLine(String line) {
                return line.equals("READY");
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

    @Override
    public RemoteSession open(GameServer server, RemoteListener listener) {
        return new UnreachableSession();
    }

    /** A session of a game that is not running. */
    private static final class UnreachableSession implements RemoteSession {

        @Override
        public CompletionStage<String> command(String command) {
            return CompletableFuture.failedFuture(
                    new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "The game is not running"));
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
