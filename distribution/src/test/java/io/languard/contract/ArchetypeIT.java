package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.ContractApiClient.ContractApiResponse;
import io.languard.launcher.InstallationProcess;
import io.languard.testkit.FreePorts;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archetype as adapter authors use it: unchanged, and outside this build. */
@DisabledOnOs(OS.WINDOWS)
class ArchetypeIT {

    @TempDir
    Path folder;

    @Test
    void theGeneratedAdapterBuildsPassesItsContractTestsAndRunsAGame() throws Exception {
        LocalRepository maven = LocalRepository.make(folder.resolve("repository"));
        Path projects = Files.createDirectories(folder.resolve("projects"));
        maven.maven(
                projects,
                "org.apache.maven.plugins:maven-archetype-plugin:3.3.1:generate",
                "-DarchetypeCatalog=local",
                "-DarchetypeGroupId=io.languard",
                "-DarchetypeArtifactId=languard-adapter-archetype",
                "-DarchetypeVersion=1.0.0",
                "-DgroupId=org.example",
                "-DartifactId=game-chess",
                "-Dversion=0.1.0",
                "-Dpackage=org.example.chess",
                "-DgameType=chess",
                "-DgameName=Chess",
                "-DclassPrefix=Chess");
        Path project = projects.resolve("game-chess");
        String built = maven.maven(project, "verify");
        assertThat(built).containsPattern("Tests run: \\d\\d, Failures: 0, Errors: 0, Skipped: 0");

        Path adapters = Files.createDirectories(folder.resolve("adapters"));
        try (DirectoryStream<Path> shipped =
                Files.newDirectoryStream(InstallationProcess.HOME.resolve("adapters"), "game-arma3-*.jar")) {
            for (Path jar : shipped) {
                Files.copy(jar, adapters.resolve(jar.getFileName()));
            }
        }
        try (PlatformUnderTest platformUnderTest =
                PlatformUnderTest.start(folder, Map.of("LANGUARD_ADAPTERS", adapters.toString()))) {
            Files.copy(project.resolve("target/game-chess-0.1.0.jar"), adapters.resolve("game-chess-0.1.0.jar"));
            ContractApiResponse game = platformUnderTest
                    .admin()
                    .await(
                            "/games/chess",
                            contractApiResponse -> contractApiResponse
                                            .data()
                                            .path("capabilities")
                                            .size()
                                    == 3);
            assertThat(game.data().path("display_name").asText()).isEqualTo("Chess");
            assertThat(platformUnderTest.admin().get("/games").text()).contains("\"chess\"");

            Path program = project.resolve("server/chess-server");
            assertThat(program.toFile().setExecutable(true)).isTrue();
            ContractApiResponse created = platformUnderTest
                    .admin()
                    .post(
                            "/servers",
                            Map.of(
                                    "name",
                                    "Board",
                                    "game_type",
                                    "chess",
                                    "exe_path",
                                    program.toString(),
                                    "game_port",
                                    FreePorts.first(16)));
            assertThat(created.status()).as(created.toString()).isEqualTo(201);
            String server = "/servers/" + created.data().path("id").asInt();
            platformUnderTest.admin().post(server + "/start", null);
            platformUnderTest.admin().await(server, contractApiResponse -> contractApiResponse
                    .data()
                    .path("status")
                    .asText()
                    .equals("running"));
            platformUnderTest.admin().await(server + "/players", contractApiResponse -> contractApiResponse
                    .text()
                    .contains("\"ann\""));
            platformUnderTest.admin().post(server + "/stop", null);
            platformUnderTest.admin().await(server, contractApiResponse -> contractApiResponse
                    .data()
                    .path("status")
                    .asText()
                    .equals("stopped"));
        }
    }
}
