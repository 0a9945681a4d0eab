package io.languard.arma3.simulator.battleye;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.arma3.simulator.CapturedServerLog;
import io.languard.arma3.simulator.config.ServerSettings;
import io.languard.arma3.simulator.config.StrictConfigParser;
import io.languard.arma3.simulator.world.GameCommandExecutor;
import io.languard.arma3.simulator.world.HostState;
import io.languard.arma3.simulator.world.MissionCycle;
import io.languard.arma3.simulator.world.MissionFolder;
import io.languard.arma3.simulator.world.SimulatedWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BattlEyeCommandExecutorTest {
    private static final long ALPHA = 76561197960265728L;
    private static final String ALPHA_GUID = "4fc867abf98b934e9e7eeaf15170258c";

    @TempDir
    private Path folder;

    private final CapturedServerLog capturedServerLog = new CapturedServerLog();
    private final List<String> done = new ArrayList<>();
    private SimulatedBattlEye simulatedBattlEye;
    private SimulatedWorld simulatedWorld;
    private MissionFolder missions;
    private BattlEyeCommandExecutor commands;

    @BeforeEach
    void start() throws Exception {
        for (String name : List.of("Alpha.Altis.pbo", "Bravo Two.Stratis.pbo", "notes.txt")) {
            Files.createFile(folder.resolve(name));
        }
        simulatedBattlEye =
                new SimulatedBattlEye(capturedServerLog.log(), new BanList(folder.resolve("be/bans.txt"), () -> 0));
        missions = new MissionFolder(folder, true);
        ServerSettings settings = new ServerSettings(StrictConfigParser.parse(
                "", "class Missions { class M { template = \"Alpha.Altis\"; difficulty = \"Regular\"; }; };"));
        MissionCycle cycle =
                new MissionCycle(capturedServerLog.log(), missions, () -> settings, () -> done.add("over"));
        simulatedWorld = new SimulatedWorld(capturedServerLog.log(), simulatedBattlEye, cycle, () -> settings, () -> 0);
        commands = commands(false);
    }

    private BattlEyeCommandExecutor commands(boolean restricted) {
        GameCommandExecutor.Host host = new GameCommandExecutor.Host() {
            @Override
            public void shutdown() {
                done.add("shutdown");
            }

            @Override
            public void reload() {
                done.add("reload");
            }

            @Override
            public String control(String line) {
                return "did " + line;
            }
        };
        GameCommandExecutor game = new GameCommandExecutor(
                simulatedWorld, missions, host, seconds -> done.add("monitor " + seconds), capturedServerLog.log());
        return new BattlEyeCommandExecutor(simulatedBattlEye, simulatedWorld, missions, game, restricted);
    }

    @Test
    void listsPlayers() {
        simulatedWorld.join("Alpha", ALPHA, "192.0.2.10");
        simulatedWorld.missions().startNext();
        assertThat(commands.execute(0, "PLAYERS"))
                .isEqualTo(
                        """
                Players on server:
                [#] [IP Address]:[Port] [Ping] [GUID] [Name]
                --------------------------------------------------
                0   192.0.2.10:2304       30   4fc867abf98b934e9e7eeaf15170258c(OK) Alpha
                (1 players in total)""");
    }

    @Test
    void listsNoPlayersOnAnEmptyServer() {
        assertThat(commands.execute(0, "players")).endsWith("-\n(0 players in total)");
    }

    @Test
    void listsMissionFilesOfTheDefaultFolder() {
        assertThat(commands.execute(0, "missions"))
                .isEqualTo("Missions on server:\nAlpha.Altis.pbo\nBravo Two.Stratis.pbo");
    }

    @Test
    void echoesMessagesOfAdmins() {
        simulatedWorld.join("Alpha", ALPHA, null);
        commands.execute(1, "say -1 Gr\u00fc\u00dfe an alle");
        commands.execute(1, "say 0 psst");
        assertThat(capturedServerLog.lines())
                .contains(
                        "BattlEye Server: RCon admin #1: (Global) Gr\u00fc\u00dfe an alle",
                        "BattlEye Server: RCon admin #1: (To Alpha) psst");
    }

    @Test
    void kicksByNumber() {
        simulatedWorld.join("Alpha", ALPHA, null);
        assertThat(commands.execute(0, "kick 0 AFK")).isEmpty();
        assertThat(simulatedWorld.players()).isEmpty();
        assertThat(capturedServerLog.lines())
                .contains(
                        "BattlEye Server: Player #0 Alpha (" + ALPHA_GUID
                                + ") has been kicked by BattlEye: Admin Kick (AFK)",
                        "Player Alpha kicked off by BattlEye: Admin Kick (AFK)",
                        "Player Alpha disconnected.");
    }

    @Test
    void rejectsABannedPlayer() throws Exception {
        simulatedWorld.join("Alpha", ALPHA, null);
        commands.execute(0, "ban 0 0 Cheating a lot");
        assertThat(Files.readAllLines(folder.resolve("be/bans.txt")))
                .containsExactly(ALPHA_GUID + " -1 Cheating a lot");
        simulatedWorld.join("Alpha", ALPHA, null);
        assertThat(simulatedWorld.players()).isEmpty();
        assertThat(capturedServerLog.lines())
                .contains("Player Alpha kicked off by BattlEye: Admin Ban (Cheating a lot)");
    }

    @Test
    void addsAndRemovesBansOfAbsentPlayers() throws Exception {
        assertThat(commands.execute(0, "addBan " + ALPHA_GUID + " 5 Cooling off"))
                .isEmpty();
        assertThat(commands.execute(0, "bans")).contains("0  " + ALPHA_GUID + " 5 Cooling off");
        commands.execute(0, "removeBan 0");
        assertThat(commands.execute(0, "bans")).doesNotContain(ALPHA_GUID);
        commands.execute(0, "loadBans");
        assertThat(commands.execute(0, "bans")).contains(ALPHA_GUID);
        commands.execute(0, "removeBan 0");
        commands.execute(0, "writeBans");
        assertThat(Files.readString(folder.resolve("be/bans.txt"))).isBlank();
    }

    @Test
    void rejectsUnknownCommands() {
        assertThat(commands.execute(0, "shutdown")).isEqualTo("Unknown command");
        assertThat(commands.execute(0, "#frobnicate")).isEqualTo("Unknown command");
    }

    @Test
    void disallowsRestrictedCommands() {
        assertThat(commands(true).execute(0, "kick 0")).isEqualTo("Disallowed command");
        assertThat(commands(true).execute(0, "#shutdown")).isEqualTo("Disallowed command");
        assertThat(commands(true).execute(0, "version")).isEqualTo("1.240");
        assertThat(done).isEmpty();
    }

    @Test
    void passesGameCommandsOn() {
        commands.execute(0, "#monitor 5");
        commands.execute(0, "#init");
        commands.execute(0, "#shutdown");
        assertThat(commands.execute(0, "#sim join X")).isEqualTo("did join X");
        assertThat(done).containsExactly("monitor 5", "reload", "shutdown");
    }

    @Test
    void locksTheServer() {
        commands.execute(0, "#lock");
        simulatedWorld.join("Alpha", ALPHA, null);
        assertThat(simulatedWorld.players()).isEmpty();
        commands.execute(0, "#unlock");
        simulatedWorld.join("Alpha", ALPHA, null);
        assertThat(simulatedWorld.players()).hasSize(1);
    }

    @Test
    void startsTheMissionThatAnAdminSelects() {
        commands.execute(0, "#mission Bravo Two.Stratis veteran");
        assertThat(simulatedWorld.missions().current().orElseThrow())
                .isEqualTo(new ServerSettings.Mission("Bravo Two.Stratis", "veteran"));
        commands.execute(0, "#missions");
        assertThat(simulatedWorld.missions().state()).isEqualTo(HostState.SELECTING_MISSION);
        commands.execute(0, "#mission Missing.Altis");
        assertThat(capturedServerLog.lines()).contains("Game finished.", "Mission Missing.Altis not found.");
    }
}
