package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.launcher.PlainApiClient.PlainApiResponse;
import io.languard.testkit.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Constants;

/** The whole installation in folders whose names look like the syntax of anything that they become a part of. */
class FolderNamesIT {

    private static final String PASSWORD = "only for this test";
    private static final String SYNTAX = " %41 ${user.home} ;MODE=Oracle ~\\n\u00e4\u4e16 ";
    private static final String EMOJI = "\ud83c\udfae";

    @TempDir
    Path folder;

    private long pid;

    @AfterEach
    void endGame() {
        if (pid != 0) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void areNeverTakenForAnythingElse() throws Exception {
        Path home = copyInstallation(folder.resolve(" home" + ascii(":") + SYNTAX));
        Path data = folder.resolve("data!").resolve(ascii("") + SYNTAX + EMOJI + "!");
        Path adapters = folder.resolve("adapters" + ascii("") + SYNTAX + EMOJI + "!");
        Map<String, String> settings = InstallationProcess.settings(data);
        settings.put("LANGUARD_ADAPTERS", adapters.toString());
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        settings.put("LANGUARD_SHELL_USER", "admin");
        settings.put("LANGUARD_SHELL_PASSWORD", PASSWORD);
        Path script = home.resolve("bin/languard");
        String id;
        try (InstallationProcess languard = InstallationProcess.run(script, settings)) {
            assertThat(languard.awaitReady()).contains(" is ready: ");
            drop(adapters, home);
            PlainApiClient api = new PlainApiClient(settings.get("LANGUARD_PORT"));
            api.login("admin", PASSWORD);
            api.await("/games", games -> games.body().contains("ban_manager"));
            PlainApiClient.ofRoot(settings.get("LANGUARD_PORT"))
                    .await("/panel/", page -> page.body().equals("the panel"));
            try (InstallationProcess shell = InstallationProcess.run(script, settings, "shell", "status")) {
                assertThat(shell.exitStatus()).isZero();
            }
            id = startServer(api, home.resolve("simulator/arma3server_x64"));
            api.await("/servers/" + id + "/logs", page -> page.body().contains("\"message\""));
            languard.terminate().exitStatus();
            assertThat(languard.errors()).isEmpty();
        }
        try (InstallationProcess again = InstallationProcess.run(script, settings)) {
            again.awaitReady();
            PlainApiClient api = new PlainApiClient(settings.get("LANGUARD_PORT"));
            api.login("admin", PASSWORD);
            assertThat(api.get("/servers/" + id).field("pid")).isEqualTo(Long.toString(pid));
            again.terminate().exitStatus();
        }
        assertThat(data.resolve("logs/languard.log")).isNotEmptyFile();
        assertThat(data.resolve("database/languard.mv.db")).isNotEmptyFile();
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).containsExactlyInAnyOrder(home, data.getParent(), adapters);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a!", "a" + EMOJI + "b"})
    void namesOfTheInstallationThatJavaCannotUseAreRefused(String name) throws Exception {
        Path home = folder.resolve(name);
        Path script = home.resolve("bin/languard");
        Files.createDirectories(script.getParent());
        Files.copy(InstallationProcess.HOME.resolve("bin/languard"), script, StandardCopyOption.COPY_ATTRIBUTES);

        try (InstallationProcess languard = InstallationProcess.run(script, Map.of(), "version")) {
            assertThat(languard.exitStatus()).isEqualTo(1);
            assertThat(languard.errors())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("languard: the installation folder is '" + home.toRealPath() + "', but ");
        }
    }

    /** Returns all printable ASCII characters except the separator and those given. */
    private static String ascii(String excluded) {
        return IntStream.rangeClosed(' ', '~')
                .filter(character -> character != '/' && excluded.indexOf(character) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Path copyInstallation(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(InstallationProcess.HOME)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path relative = InstallationProcess.HOME.relativize(file);
                if (!relative.startsWith("data")) {
                    Files.copy(file, target.resolve(relative.toString()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return target;
    }

    private String startServer(PlainApiClient api, Path executable) throws Exception {
        PlainApiResponse created = api.post(
                "/servers",
                "{\"name\":\"Main\",\"game_type\":\"arma3\",\"exe_path\":\""
                        + executable.toString().replaceAll("[\\\\\"]", "\\\\$0") + "\",\"game_port\":"
                        + FreePorts.first(6) + "}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String id = created.field("id");
        api.post("/servers/" + id + "/start", null);
        pid = Long.parseLong(api.await("/servers/" + id, server -> "running".equals(server.field("status")))
                .field("pid"));
        return id;
    }

    private static void drop(Path adapters, Path home) throws IOException {
        try (Stream<Path> shipped = Files.list(home.resolve("adapters"))) {
            for (Path jar : (Iterable<Path>) shipped::iterator) {
                if (jar.getFileName().toString().startsWith("game-arma3-")) {
                    Files.copy(jar, adapters.resolve(jar.getFileName().toString()));
                }
            }
        }
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "test.panel");
        headers.putValue("Web-ContextPath", "/panel");
        headers.putValue("Jetty-Environment", "ee11");
        try (JarOutputStream jar =
                new JarOutputStream(Files.newOutputStream(adapters.resolve("panel 100%#?;.jar")), manifest)) {
            jar.putNextEntry(new ZipEntry("index.html"));
            jar.write("the panel".getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
    }
}
