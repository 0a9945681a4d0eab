package io.languard.testkit.console;

import io.languard.api.ConfigSection;
import io.languard.api.GameAdapter;
import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.FieldProblem;
import io.languard.api.process.LaunchCommand;
import io.languard.api.process.PortBinding;
import io.languard.api.process.ReadinessProbe;
import io.languard.api.process.ServerLauncher;
import io.languard.api.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Component;

/** The adapter of the game type {@code console}. */
@Component
@GameType(ConsoleGameAdapter.GAME_TYPE)
public final class ConsoleGameAdapter implements GameAdapter, ConfigGenerator, ServerLauncher {

    static final String GAME_TYPE = "console";

    private static final String SCHEMA =
            """
            {"type":"object","additionalProperties":false,"properties":{
              "max_players":{"title":"Players","description":"The maximum number of players","type":"integer",
                "minimum":1,"maximum":100,"default":10,"x-server-field":"max_players"}}}
            """;

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
        long players = server.config().section("main").integer("max_players", 10);
        return List.of(ConfigEntry.file(Path.of("console.cfg"), "max_players=" + players + "\n"));
    }

    @Override
    public List<String> allowedExecutables() {
        return List.of("console-server");
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
        Map<String, String> environment = Map.of("CONSOLE_PORT", Integer.toString(server.gamePort()));
        return new LaunchCommand(List.of(), server.directory(), environment).withStandardInput();
    }

    @Override
    public ReadinessProbe readinessProbe(GameServer server) {
        return new ReadinessProbe() {
            @Override
            public Duration timeout() {
                return Duration.ofSeconds(10);
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
}
