package io.languard.arma3.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.arma3.simulator.Logged;
import io.languard.arma3.simulator.config.ConfigParser;
import io.languard.arma3.simulator.config.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldTest {
    @TempDir
    private Path folder;

    private final Logged logged = new Logged();
    private boolean over;

    @BeforeEach
    void missions() throws Exception {
        Files.createFile(folder.resolve("Alpha.Altis.pbo"));
        Files.createFile(folder.resolve("Beta.Stratis.pbo"));
    }

    private World world(String more) throws Exception {
        ServerSettings settings = new ServerSettings(
                ConfigParser.parse(
                        "",
                        more
                                + """
                class Missions {
                    class A { template = "Alpha.Altis"; difficulty = "Regular"; };
                    class B { template = "Gone.Altis"; difficulty = "Regular"; };
                    class C { template = "Beta.Stratis"; difficulty = "Regular"; };
                };"""));
        MissionCycle cycle =
                new MissionCycle(logged.log(), new MissionFolder(folder, true), () -> settings, () -> over = true);
        return new World(logged.log(), PlayerGuard.NONE, cycle, () -> settings, () -> 0);
    }

    @ParameterizedTest
    @CsvSource({
        "76561197960265728, 4fc867abf98b934e9e7eeaf15170258c",
        "76561197960265729, 74ae012b5407e0a3cc2cd82ec1f8ba7d",
        "76561197960287930, a357f31c8335a5263e0d816e64445b6a",
        "76561198066209976, a0d1158281d8639495a1908b5a802470",
        "76561197996108375, 222ac690b634c55bc957aedd9d0e287f"
    })
    void derivesTheGuidFromTheSteamId(long steamId, String guid) {
        assertThat(PlayerGuid.of(steamId)).isEqualTo(guid);
    }

    @Test
    void startsTheFirstMissionWithTheFirstPlayer() throws Exception {
        World world = world("");
        world.join("A", 76561198000000001L, null);
        assertThat(logged.lines())
                .containsExactly(
                        "Player A connecting.",
                        "Player A connected (id=76561198000000001).",
                        "Mission Alpha.Altis read from bank.",
                        "Roles assigned.",
                        "Reading mission ...",
                        "Mission read.",
                        "Starting mission:",
                        " Mission file: Alpha (__cur_mp)",
                        " Mission world: Altis",
                        " Mission directory: mpmissions\\__cur_mp.Altis\\",
                        " Mission id: 3f0d2c1b4a5968778695a4b3c2d1e0f102132435",
                        "Game started.");
    }

    @Test
    void complainsAboutMissionsThatAreNotThereAndLeavesThemOut() throws Exception {
        World world = world("");
        world.missions().checkRotation();
        assertThat(logged.lines())
                .containsExactly("Cannot open file 'mpmissions\\Gone.Altis.pbo'", "Mission Gone.Altis not found.");
        world.missions().startNext();
        world.missions().finish();
        assertThat(world.missions().current())
                .map(ServerSettings.Mission::template)
                .contains("Beta.Stratis");
    }

    @Test
    void endsTheMissionWhenTheLastPlayerLeavesUnlessItPersists() throws Exception {
        World world = world("");
        world.join("A", 1, null);
        world.player("A").ifPresent(world::leave);
        assertThat(world.missions().state()).isEqualTo(HostState.NONE);
        World persistent = world("persistent = 1;");
        persistent.join("A", 1, null);
        persistent.player("A").ifPresent(persistent::leave);
        assertThat(persistent.missions().state()).isEqualTo(HostState.PLAYING);
    }

    @Test
    void givesFreeNumbersAgain() throws Exception {
        World world = world("");
        world.join("A", 1, null);
        world.join("B", 2, null);
        world.player("A").ifPresent(world::leave);
        world.join("C", 3, null);
        assertThat(world.players()).extracting(Player::name).containsExactly("C", "B");
    }

    @Test
    void turnsPlayersAwayWhenItIsFull() throws Exception {
        World world = world("maxPlayers = 1;");
        world.join("A", 1, null);
        world.join("B", 2, "198.51.100.7");
        assertThat(world.players()).hasSize(1);
        assertThat(logged.lines()).contains("No more slot to add connection at 198.51.100.7:2305");
    }

    @Test
    void kicksTheEarlierSessionOfTheSamePlayer() throws Exception {
        World world = world("kickDuplicate = 1;");
        world.join("A", 1, null);
        world.join("A again", 1, null);
        assertThat(world.players()).extracting(Player::name).containsExactly("A again");
    }

    @Test
    void stopsAfterSoManyMissions() throws Exception {
        World world = world("missionsToShutdown = 2;");
        world.join("A", 1, null);
        world.missions().finish();
        assertThat(over).isFalse();
        world.missions().finish();
        assertThat(over).isTrue();
    }

    @Test
    void findsNoMissionOutsideItsFolder() {
        MissionFolder inside = new MissionFolder(folder.resolve("sub"), true);
        assertThat(inside.holds("../Alpha.Altis")).isFalse();
    }
}
