package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameServer;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.process.LaunchCommand;
import io.languard.api.process.PortBinding;
import io.languard.api.process.ReadinessProbe;
import io.languard.api.process.ServerLauncher;
import io.languard.api.process.StopSignal;
import io.languard.api.remote.RemoteAdmin;
import io.languard.testkit.GameServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

abstract class ServerLauncherContract extends CapabilityContract<ServerLauncher> {

    private static final int OTHER_PORT = 40_000;

    ServerLauncherContract() {
        super(ServerLauncher.class);
    }

    @Test
    void executablesAreFileNames() throws Exception {
        ifSupported(() -> assertThat(call(ServerLauncher::allowedExecutables))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(name -> !name.isBlank() && name.indexOf('/') < 0 && name.indexOf('\\') < 0)
                .as("allowed executables; shells and interpreters are not permitted")
                .doesNotContain("sh", "bash", "cmd.exe", "env", "java", "python3"));
    }

    @Test
    void thePortsIncludeTheGamePortAndFollowTheConfiguration() throws Exception {
        ifSupported(() -> {
            List<PortBinding> ports = ports(server().build());
            assertThat(ports).extracting(PortBinding::port).contains(ServerDefaults.GAME_PORT);
            assertThat(ports).doesNotHaveDuplicates();
            assertThat(ports).allSatisfy(port -> {
                assertThat(port.port()).isBetween(1, 65_535);
                assertThat(port.purpose()).isNotBlank();
            });
            assertThat(ports(other()))
                    .extracting(PortBinding::port)
                    .contains(OTHER_PORT)
                    .doesNotContain(ServerDefaults.GAME_PORT);
        });
    }

    @Test
    void theDefaultGamePortIsAPort() throws Exception {
        ifSupported(() ->
                assertThat(call(ServerLauncher::defaultGamePort).orElse(1)).isBetween(1, 65_535));
    }

    @Test
    void aRemoteAdminPortExistsOnlyWithRemoteAdmin() throws Exception {
        ifSupported(() -> {
            OptionalInt port = call(process -> process.defaultRemoteAdminPort(ServerDefaults.GAME_PORT));
            if (port.isPresent()) {
                assertThat(game().lacks(RemoteAdmin.class))
                        .as("the game has no remote admin")
                        .isFalse();
                assertThat(port.getAsInt()).isBetween(1, 65_535);
                assertThat(ports(server().remoteAdminPort(50_000).build()))
                        .extracting(PortBinding::port)
                        .contains(50_000);
            }
        });
    }

    @Test
    void theCommandIsCompleteAndContainsNoSecret() throws Exception {
        ifSupported(() -> {
            GameServerBuilder server = server();
            String secret = "Secret0Secret0Secret0";
            if (!game().lacks(ConfigGenerator.class)) {
                game().call(ConfigGenerator.class, ConfigGenerator::schemas)
                        .forEach((section, schema) -> ServerDefaults.properties(schema)
                                .properties()
                                .forEach(field -> {
                                    if (field.getValue().path("writeOnly").asBoolean()) {
                                        server.config(section, field.getKey(), secret);
                                    }
                                }));
            }
            LaunchCommand command = command(server.build());
            assertThat(command.workingDirectory()).isAbsolute();
            assertThat(command.arguments())
                    .as("the command line, which every user of the machine can read")
                    .noneMatch(argument -> argument.contains(secret))
                    .noneMatch(argument -> argument.indexOf('\0') >= 0);
            assertThat(command.environment().keySet()).allMatch(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*"));
        });
    }

    @Test
    void aStandardInputIsWrittenToByRemoteAdmin() throws Exception {
        ifSupported(() -> {
            if (command(server().build()).standardInput()) {
                assertThat(game().lacks(RemoteAdmin.class))
                        .as("without remote admin, nothing writes to the standard input")
                        .isFalse();
            }
        });
    }

    @Test
    void eachServerIsStartedWithItsOwnPort() throws Exception {
        ifSupported(() -> {
            GameServer one = server().build();
            GameServer other = other();
            LaunchCommand first = command(one);
            LaunchCommand second = command(other);
            assertThat(List.of(first.arguments(), first.environment(), entries(one)))
                    .as(
                            "arguments, environment and config of two servers with different ports; at least one must contain the port")
                    .isNotEqualTo(List.of(second.arguments(), second.environment(), entries(other)));
        });
    }

    @Test
    void onlyTheOwnerCanAccessTheFilesOfAStart() throws Exception {
        ifSupported(() -> {
            GameServer server = server().build();
            call(process -> process.launchCommand(server));
            assertOwnerOnly();
        });
    }

    @Test
    void aServerIsNotReadyBeforeItHasPrintedAnything() throws Exception {
        ifSupported(() -> {
            GameServer server = server().build();
            ReadinessProbe readinessProbe = call(process -> process.readinessProbe(server));
            assertThat(readinessProbe.timeout()).isBetween(Duration.ofSeconds(1), Duration.ofHours(1));
            assertThat(readinessProbe.onLine("")).isFalse();
            assertThat(readinessProbe.onLine("an ordinary line \u0000 \uD800")).isFalse();
            assertThat(readinessProbe.check(ProcessHandle.current().pid())).isFalse();
            ReadinessProbe next = call(process -> process.readinessProbe(server));
            assertThat(next).as("the probe of the next start").isNotSameAs(readinessProbe);
        });
    }

    @Test
    void aStopSignalIsDefined() throws Exception {
        ifSupported(() -> {
            StopSignal signal = call(ServerLauncher::stopSignal);
            assertThat(signal).isNotNull();
        });
    }

    private List<PortBinding> ports(GameServer server) {
        return call(process -> process.ports(server));
    }

    /** Returns a server on another port, with the default remote admin port for it, which may have the same number. */
    private GameServer other() throws IOException {
        GameServerBuilder server = server().gamePort(OTHER_PORT);
        call(process -> process.defaultRemoteAdminPort(OTHER_PORT)).ifPresent(server::remoteAdminPort);
        return server.build();
    }

    /** Returns the launch command, after writing the configuration files as before a start. */
    private LaunchCommand command(GameServer server) throws IOException {
        for (ConfigEntry entry : entries(server)) {
            if (entry instanceof ConfigEntry.ConfigFile configFile) {
                Path file = server.directory().resolve(configFile.path());
                Files.createDirectories(file.getParent());
                Files.writeString(file, entry.text().replace("\uD800", "?"));
            }
        }
        return call(process -> process.launchCommand(server));
    }

    private List<ConfigEntry> entries(GameServer server) {
        return game().lacks(ConfigGenerator.class)
                ? List.of()
                : game().call(ConfigGenerator.class, generator -> generator.render(server));
    }
}
