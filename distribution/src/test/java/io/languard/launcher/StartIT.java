package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts and stops of the installation. */
class StartIT {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private Path data;
    private Map<String, String> settings;

    @BeforeEach
    void setUp() throws IOException {
        data = folder.resolve("data");
        settings = InstallationProcess.settings(data);
        settings.put("LXC_SOCKET", folder.resolve("no-engine.socket").toString());
    }

    @Test
    void printsItsAddressAndThePasswordOnFirstStartOnly() throws Exception {
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            assertThat(languard.awaitReady())
                    .matches(
                            "Languard \\S+ is ready: http://127\\.0\\.0\\.1:" + settings.get("LANGUARD_PORT") + "/api");
            assertThat(languard.nextLine())
                    .isEqualTo("Drop folder for adapters: " + InstallationProcess.HOME.resolve("adapters"));
            assertThat(languard.nextLine()).matches("Console: http://127\\.0\\.0\\.1:[0-9]+/console/");
            assertThat(languard.nextLine()).matches("First start: user admin, password \\S{8,}");
            assertThat(languard.nextLine()).startsWith("Note: ADMIN_API_KEY is still the placeholder, ");
            assertThat(status("/api/system/health")).isEqualTo(200);
            assertAccessibleToOwnerOnly(data);

            Instant start = Instant.now();
            assertThat(languard.terminate().exitStatus()).isEqualTo(143);
            assertThat(Duration.between(start, Instant.now())).isLessThan(STOP_TIMEOUT);
            assertThat(languard.errors()).isEmpty();
        }
        try (InstallationProcess again = InstallationProcess.run(settings)) {
            again.awaitReady();
            again.nextLine();
            again.nextLine();
            assertThat(again.nextLine()).startsWith("Note: ADMIN_API_KEY is still the placeholder, ");
            assertThat(again.nextLine()).isNull();
            again.terminate().exitStatus();
        }
    }

    @Test
    void stopsInTimeDespiteAnOpenConnection() throws Exception {
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port())) {
                client.getOutputStream()
                        .write("GET /api/system/health HTTP/1.1\r\nHost: a\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(client.getInputStream().read()).isEqualTo('H');

                Instant start = Instant.now();
                languard.terminate().exitStatus();
                assertThat(Duration.between(start, Instant.now())).isLessThan(STOP_TIMEOUT);
            }
        }
    }

    @Test
    void refusesADataFolderInUse() throws Exception {
        try (InstallationProcess first = InstallationProcess.run(settings)) {
            first.awaitReady();
            Map<String, String> other = InstallationProcess.settings(data);

            assertRefused(other, "LANGUARD_DATA is '" + data + "', but another Languard is using that folder");
        }
    }

    @Test
    void refusesAPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            settings.put("LANGUARD_PORT", port);

            assertRefused(settings, "LANGUARD_PORT is '" + port + "', but that port of 127.0.0.1 is already in use");
        }
    }

    @Test
    void refusesTheSamePortTwice() throws Exception {
        String port = settings.get("LANGUARD_PORT");
        settings.put("LANGUARD_SHELL_PORT", port);

        assertRefused(settings, "LANGUARD_SHELL_PORT is '" + port + "', but that port of 127.0.0.1 is already in use");
    }

    @Test
    void refusesADropFolderThatIsAFile() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        settings.put("LANGUARD_ADAPTERS", file.toString());

        assertRefused(settings, "LANGUARD_ADAPTERS is '" + file + "', but must be a readable folder");
    }

    @Test
    void refusesAnUnwritableDataFolder() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        settings.put("LANGUARD_DATA", file.resolve("data").toString());

        assertRefused(settings, "LANGUARD_DATA is '" + file.resolve("data") + "', but must be a writable folder");
    }

    @Test
    void reportsADamagedDatabaseInOneLine() throws Exception {
        Files.createDirectories(data.resolve("database"));
        Files.writeString(data.resolve("database/languard.mv.db"), "this is not a database".repeat(1000));

        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            assertThat(languard.exitStatus()).isEqualTo(1);
            assertThat(languard.errors())
                    .singleElement()
                    .asString()
                    .startsWith("languard: ")
                    .contains("database");
            assertThat(languard.output()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LANGUARD_PORT|eighty|LANGUARD_PORT is 'eighty', but must be a whole number from 1 to 65535",
                "LANGUARD_ADMIN_PASSWORD|abc|LANGUARD_ADMIN_PASSWORD is '***', but must be 4 to 128 characters, no control"
                        + " characters",
                "DB_PORT|0|DB_PORT is '0', but must be a whole number from 1 to 65535",
            })
    void refusesAnInvalidSetting(String variable, String value, String line) throws Exception {
        settings.put(variable, value);

        assertRefused(settings, line);
    }

    @Test
    void startsFromAFolderWithSpacesThroughALink() throws Exception {
        Path home = folder.resolve("a folder with spaces");
        copy(InstallationProcess.HOME, home);
        Path link = Files.createSymbolicLink(folder.resolve("languard"), home.resolve("bin/languard"));
        settings.remove("LANGUARD_DATA");

        try (InstallationProcess languard = InstallationProcess.run(link, settings)) {
            languard.awaitReady();
            assertThat(languard.nextLine()).isEqualTo("Drop folder for adapters: " + home.resolve("adapters"));
            assertThat(home.resolve("data/logs")).isDirectory();
            languard.terminate().exitStatus();
        }
    }

    @Test
    void refusesAnUnknownSettingInTheFile() throws Exception {
        Path home = folder.resolve("copy");
        copy(InstallationProcess.HOME, home);
        Files.writeString(home.resolve("conf/languard.properties"), "LANGUARD_PROT = 8001\n");

        try (InstallationProcess languard = InstallationProcess.run(home.resolve("bin/languard"), settings)) {
            assertThat(languard.exitStatus()).isEqualTo(1);
            assertThat(languard.errors())
                    .containsExactly("languard: languard.properties line 1: unknown setting 'LANGUARD_PROT'");
        }
    }

    @Test
    void supportsItsCommands() throws Exception {
        try (InstallationProcess version = InstallationProcess.run(settings, "version")) {
            assertThat(version.exitStatus()).isZero();
            assertThat(version.output()).singleElement().asString().matches("Languard \\d+\\.\\d+\\.\\d+");
        }
        try (InstallationProcess help = InstallationProcess.run(settings, "help")) {
            assertThat(help.exitStatus()).isZero();
            assertThat(help.output().get(0)).startsWith("usage: languard");
        }
        try (InstallationProcess unknown = InstallationProcess.run(settings, "frobnicate")) {
            assertThat(unknown.exitStatus()).isEqualTo(2);
            assertThat(unknown.errors().get(0)).isEqualTo("languard: unknown command 'frobnicate'");
            assertThat(unknown.errors().get(1)).startsWith("usage: languard");
        }
    }

    private static void assertAccessibleToOwnerOnly(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            for (Path each : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as(each.toString())
                        .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
            }
        }
    }

    private static void assertRefused(Map<String, String> settings, String line) throws Exception {
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            assertThat(languard.exitStatus()).isEqualTo(1);
            assertThat(languard.errors()).containsExactly("languard: " + line);
            assertThat(languard.output()).isEmpty();
        }
    }

    private int port() {
        return Integer.parseInt(settings.get("LANGUARD_PORT"));
    }

    @Test
    void theConsoleCanBeLeftOutAndBroughtBack() throws Exception {
        settings.put("LANGUARD_CONSOLE", "false");
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            languard.nextLine();
            assertThat(languard.nextLine()).startsWith("First start: ");
            assertThat(status("/console/")).isEqualTo(404);
            languard.terminate().exitStatus();
        }
        settings.remove("LANGUARD_CONSOLE");
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            assertThat(status("/console/")).isEqualTo(200);
            languard.terminate().exitStatus();
        }
    }

    private int status(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port() + path).toURL().openConnection();
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (directory.equals(from.resolve("data"))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
