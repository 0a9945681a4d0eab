package io.languard.core;

import io.languard.api.ConfigSection;
import io.languard.api.GameAdapter;
import io.languard.api.GameServer;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.Rotation;
import io.languard.api.process.LaunchCommand;
import io.languard.api.process.PortBinding;
import io.languard.api.process.ReadinessProbe;
import io.languard.api.process.ServerLauncher;
import io.languard.api.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/** A game whose server is a shell script taken from its config. */
public final class ScriptedGameAdapter implements GameAdapter, ConfigGenerator, ServerLauncher {

    public static final String SCHEMA =
            """
            {"type":"object","additionalProperties":false,"properties":{
              "script":{"title":"Script","description":"The shell script to run","type":"string","default":"echo READY; exec sleep 300"},
              "slots":{"title":"Slots","description":"Players","type":"integer","minimum":1,"maximum":64,"default":8,"x-server-field":"max_players"},
              "open":{"title":"Open","description":"0 or 1","type":"integer","minimum":0,"maximum":1,"default":1},
              "loud":{"title":"Loud","description":"Yes or no","type":"boolean","default":false},
              "password":{"title":"Password","description":"4 to 20 characters","type":"string","minLength":4,"maxLength":20,"default":"none","writeOnly":true,"x-generate":12},
              "labels":{"title":"Labels","description":"Any names","type":"object","additionalProperties":{"type":"string"},"default":{}},
              "rcon_port":{"title":"Port","description":"Remote admin","type":["integer","null"],"minimum":1,"maximum":65535,"default":null,"x-server-field":"rcon_port"}
            }}
            """;

    /** The schema of the section, which is read when the adapter is registered anew. */
    public volatile String schema = SCHEMA;

    /** While set, {@link #launchCommand} blocks on it. */
    public volatile CountDownLatch hang;

    /** While set, {@link #ports} blocks on it. */
    public volatile CountDownLatch hangAtPorts;

    /** Whether a call is blocked, or has been. */
    public volatile boolean hanging;

    /** The environment of the process. A name that contains {@code =} makes the start fail. */
    public volatile Map<String, String> environment = Map.of();

    /** Whether the game reads its standard input. */
    public volatile boolean readsInput;

    /**
     * Whether the next call of the probe's {@code onLine} blocks until it is interrupted; the thread stays interrupted.
     */
    public volatile boolean dwells;

    /** The result of {@link #render}; {@code null} for the default. */
    public volatile List<ConfigEntry> rendered;

    /** Called by {@link #validate} with the values. */
    public volatile Consumer<Map<String, Object>> validation = values -> {};

    /** Returns further problems that {@link #validate} reports. */
    public volatile Function<Map<String, Object>, List<FieldProblem>> problems = values -> List.of();

    /** Whether the probe's {@code onLine} throws. */
    public volatile boolean readinessFails;

    /** The protocol of the remote admin port. */
    public volatile PortBinding.Protocol remoteProtocol = PortBinding.Protocol.UDP;

    public volatile OptionalInt defaultPort = OptionalInt.empty();

    public volatile OptionalInt defaultRemotePort = OptionalInt.empty();

    public volatile Duration timeout = Duration.ofSeconds(20);

    @Override
    public String displayName() {
        return "Fake";
    }

    @Override
    public Map<String, String> schemas() {
        return Map.of("main", schema);
    }

    @Override
    public String schemaVersion() {
        return "1.0";
    }

    @Override
    public List<FieldProblem> validate(String section, ConfigSection values) {
        validation.accept(values.values());
        return "forbidden".equals(values.get("script"))
                ? List.of(new FieldProblem("script", "is forbidden"))
                : problems.apply(values.values());
    }

    @Override
    public List<ConfigEntry> render(GameServer server) {
        for (int i = 0; i < Rotation.of(server).size(); i++) {
            if (Rotation.of(server).get(i).params().containsKey("forbidden")) {
                throw new LanguardException(
                        ErrorCode.INVALID_CONFIG,
                        "a parameter is forbidden",
                        List.of(new FieldProblem("rotation[" + i + "].params", "must not hold forbidden")));
            }
        }
        if (rendered != null) {
            return rendered;
        }
        return List.of(
                ConfigEntry.file(
                        Path.of("conf/main.txt"),
                        server.config().section("main").get("script").toString()),
                ConfigEntry.environment(
                        "FAKE_PASSWORD",
                        server.config().section("main").get("password").toString()));
    }

    @Override
    public List<String> allowedExecutables() {
        return List.of("sh");
    }

    @Override
    public OptionalInt defaultGamePort() {
        return defaultPort;
    }

    @Override
    public OptionalInt defaultRemoteAdminPort(int gamePort) {
        return defaultRemotePort;
    }

    @Override
    public List<PortBinding> ports(GameServer server) {
        await(hangAtPorts);
        List<PortBinding> ports = new ArrayList<>();
        ports.add(PortBinding.udp(server.gamePort(), "game"));
        ports.add(PortBinding.tcp(server.gamePort() + 1, "query"));
        server.remoteAdminPort().ifPresent(port -> ports.add(new PortBinding(port, remoteProtocol, "console")));
        return ports;
    }

    @Override
    public LaunchCommand launchCommand(GameServer server) {
        await(hang);
        String script = server.config().section("main").get("script").toString();
        return new LaunchCommand(List.of("-c", script), server.directory(), environment, readsInput);
    }

    @Override
    public ReadinessProbe readinessProbe(GameServer server) {
        return new ReadinessProbe() {
            @Override
            public Duration timeout() {
                return timeout;
            }

            @Override
            public boolean onLine(String line) {
                if (dwells) {
                    dwells = false;
                    while (!Thread.currentThread().isInterrupted()) {
                        LockSupport.park();
                    }
                }
                if (readinessFails) {
                    throw new IllegalStateException("on purpose");
                }
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
        return StopSignal.INT;
    }

    private void await(CountDownLatch latch) {
        if (latch != null) {
            hanging = true;
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
