package io.languard.arma3.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameServer;
import io.languard.api.mission.RotationEntry;
import io.languard.arma3.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several servers share one installation, which none of them modifies. */
class SharedInstallationIT {

    @TempDir
    Path folder;

    @Test
    void serversHaveTheirOwnFilesAndTheInstallationStaysUnchanged() throws Exception {
        Path installation = SimulatedGame.install(folder.resolve("game"));
        Files.createDirectories(installation.resolve("battleye"));
        Files.writeString(installation.resolve("battleye/beserver_x64.so"), "library");
        List<String> before = files(installation);
        TestServer one = SimulatedGame.server(installation, folder.resolve("1"));
        TestServer two = SimulatedGame.server(installation, folder.resolve("2"));
        mission(one, "One.Altis");
        mission(two, "Two.Stratis");
        try (SimulatedGame first = SimulatedGame.start(one);
                SimulatedGame second = SimulatedGame.start(two)) {
            assertThat(first.sendCommand("#mpmissions")).contains("One.Altis").doesNotContain("Two");
            assertThat(second.sendCommand("#mpmissions"))
                    .contains("Two.Stratis")
                    .doesNotContain("One");

            first.sendCommand("addBan 4fc867abf98b934e9e7eeaf15170258c 0 out");
            first.sendCommand("writeBans");
            assertThat(first.sendCommand("bans")).contains("4fc867abf98b934e9e7eeaf15170258c");
            assertThat(second.sendCommand("bans")).doesNotContain("4fc867abf98b934e9e7eeaf15170258c");

            first.sendCommand("#shutdown");
            assertThat(second.sendCommand("players")).contains("(0 players in total)");
            second.sendCommand("#shutdown");
            first.awaitEnd();
            second.awaitEnd();
        }
        assertThat(files(installation)).isEqualTo(before);
        for (TestServer server : List.of(one, two)) {
            assertThat(server.directory().resolve("profiles/home/server/server.Arma3Profile"))
                    .content()
                    .contains("class CustomDifficulty");
            assertThat(server.directory().resolve("battleye/beserver_x64.so")).exists();
        }
        assertThat(one.directory().resolve("battleye/bans.txt")).content().contains("out");
        assertThat(two.directory().resolve("battleye/bans.txt")).doesNotExist();
    }

    @Test
    void aMissionIsSelectedImmediately() throws Exception {
        TestServer server = SimulatedGame.server(SimulatedGame.install(folder.resolve("game")), folder.resolve("1"));
        mission(server, "One.Altis");
        mission(server, "Other one.Stratis");
        try (SimulatedGame game = SimulatedGame.start(server)) {
            game.sendCommand("#sim join Alpha");
            game.awaitLine("Mission One.Altis read from bank.");
            game.sendCommand("#mission Other one.Stratis Veteran");
            game.awaitLine("Mission Other one.Stratis read from bank.");
        }
    }

    @Test
    void remoteAdminWorksOnThePortOfBattlEyesOwnTraffic() throws Exception {
        TestServer server = SimulatedGame.server(SimulatedGame.install(folder.resolve("game")), folder.resolve("1"));
        server.ports(server.gamePort(), server.gamePort() + 4);
        try (SimulatedGame game = SimulatedGame.start(server)) {
            assertThat(game.sendCommand("players")).contains("(0 players in total)");
        }
    }

    @Test
    void aMissionInAFolderIsPlayed() throws Exception {
        TestServer server = SimulatedGame.server(SimulatedGame.install(folder.resolve("game")), folder.resolve("1"));
        Path mission = Files.createDirectories(server.directory().resolve("mpmissions/One.Altis"));
        Files.writeString(mission.resolve("mission.sqm"), "version=54;");
        server.rotation().add(new RotationEntry("One.Altis", "Regular", Map.of()));
        try (SimulatedGame game = SimulatedGame.start(server)) {
            game.sendCommand("#sim join Alpha");
            game.awaitLine("Mission One.Altis read from directory.");
        }
    }

    private static void mission(GameServer server, String name) throws IOException {
        Path missions = Files.createDirectories(server.directory().resolve("mpmissions"));
        Files.write(missions.resolve(name + ".pbo"), new byte[42]);
        ((TestServer) server).rotation().add(new RotationEntry(name, "Regular", Map.of()));
    }

    private static List<String> files(Path installation) throws IOException {
        try (Stream<Path> files = Files.walk(installation)) {
            return files.map(file -> installation.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
