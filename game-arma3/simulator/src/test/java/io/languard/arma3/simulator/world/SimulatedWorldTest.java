package io.languard.arma3.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.arma3.simulator.CapturedServerLog;
import io.languard.arma3.simulator.config.ServerSettings;
import io.languard.arma3.simulator.config.StrictConfigParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedWorldTest {
    @TempDir
    private Path folder;

    private final CapturedServerLog capturedServerLog = new CapturedServerLog();
    private boolean over;

    @BeforeEach
    void missions() throws Exception {
        Files.createFile(folder.resolve("Alpha.Altis.pbo"));
        Files.createFile(folder.resolve("Beta.Stratis.pbo"));
    }

    private SimulatedWorld world(String more) throws Exception {
        ServerSettings settings = new ServerSettings(
                StrictConfigParser.parse(
                        "",
                        more
                                + """
                class Missions {
                    class A { template = "Alpha.Altis"; difficulty = "Regular"; };
                    class B { template = "Gone.Altis"; difficulty = "Regular"; };
                    class C { template = "Beta.Stratis"; difficulty = "Regular"; };
                };"""));
        MissionCycle cycle = new MissionCycle(
                capturedServerLog.log(), new MissionFolder(folder, true), () -> settings, () -> over = true);
        return new SimulatedWorld(capturedServerLog.log(), PlayerGuard.NONE, cycle, () -> settings, () -> 0);
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
        SimulatedWorld simulatedWorld = world("");
        simulatedWorld.join("A", 76561198000000001L, null);
        assertThat(capturedServerLog.lines())
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
    void logsAndSkipsMissingMissions() throws Exception {
        SimulatedWorld simulatedWorld = world("");
        simulatedWorld.missions().checkRotation();
        assertThat(capturedServerLog.lines())
                .containsExactly("Cannot open file 'mpmissions\\Gone.Altis.pbo'", "Mission Gone.Altis not found.");
        simulatedWorld.missions().startNext();
        simulatedWorld.missions().finish();
        assertThat(simulatedWorld.missions().current())
                .map(ServerSettings.Mission::template)
                .contains("Beta.Stratis");
    }

    @Test
    void endsTheMissionWhenTheLastPlayerLeavesUnlessPersistent() throws Exception {
        SimulatedWorld simulatedWorld = world("");
        simulatedWorld.join("A", 1, null);
        simulatedWorld.player("A").ifPresent(simulatedWorld::leave);
        assertThat(simulatedWorld.missions().state()).isEqualTo(HostState.NONE);
        SimulatedWorld persistent = world("persistent = 1;");
        persistent.join("A", 1, null);
        persistent.player("A").ifPresent(persistent::leave);
        assertThat(persistent.missions().state()).isEqualTo(HostState.PLAYING);
    }

    @Test
    void reusesFreeNumbers() throws Exception {
        SimulatedWorld simulatedWorld = world("");
        simulatedWorld.join("A", 1, null);
        simulatedWorld.join("B", 2, null);
        simulatedWorld.player("A").ifPresent(simulatedWorld::leave);
        simulatedWorld.join("C", 3, null);
        assertThat(simulatedWorld.players()).extracting(SimulatedPlayer::name).containsExactly("C", "B");
    }

    @Test
    void rejectsPlayersWhenFull() throws Exception {
        SimulatedWorld simulatedWorld = world("maxPlayers = 1;");
        simulatedWorld.join("A", 1, null);
        simulatedWorld.join("B", 2, "198.51.100.7");
        assertThat(simulatedWorld.players()).hasSize(1);
        assertThat(capturedServerLog.lines()).contains("No more slot to add connection at 198.51.100.7:2305");
    }

    @Test
    void kicksTheEarlierSessionOfTheSamePlayer() throws Exception {
        SimulatedWorld simulatedWorld = world("kickDuplicate = 1;");
        simulatedWorld.join("A", 1, null);
        simulatedWorld.join("A again", 1, null);
        assertThat(simulatedWorld.players()).extracting(SimulatedPlayer::name).containsExactly("A again");
    }

    @Test
    void stopsAfterTheConfiguredNumberOfMissions() throws Exception {
        SimulatedWorld simulatedWorld = world("missionsToShutdown = 2;");
        simulatedWorld.join("A", 1, null);
        simulatedWorld.missions().finish();
        assertThat(over).isFalse();
        simulatedWorld.missions().finish();
        assertThat(over).isTrue();
    }

    @Test
    void findsNoMissionOutsideItsFolder() {
        MissionFolder inside = new MissionFolder(folder.resolve("sub"), true);
        assertThat(inside.contains("../Alpha.Altis")).isFalse();
    }
}
