package io.languard.arma3.simulator.battleye;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.arma3.simulator.Logged;
import io.languard.arma3.simulator.config.ConfigParser;
import io.languard.arma3.simulator.config.ServerSettings;
import io.languard.arma3.simulator.world.GameCommands;
import io.languard.arma3.simulator.world.HostState;
import io.languard.arma3.simulator.world.MissionCycle;
import io.languard.arma3.simulator.world.MissionFolder;
import io.languard.arma3.simulator.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BattlEyeCommandsTest {
    private static final long ALPHA = 76561197960265728L;
    private static final String ALPHA_GUID = "4fc867abf98b934e9e7eeaf15170258c";

    @TempDir
    private Path folder;

    private final Logged logged = new Logged();
    private final List<String> done = new ArrayList<>();
    private BattlEye battlEye;
    private World world;
    private MissionFolder missions;
    private BattlEyeCommands commands;

    @BeforeEach
    void start() throws Exception {
        for (String name : List.of("Alpha.Altis.pbo", "Bravo Two.Stratis.pbo", "notes.txt")) {
            Files.createFile(folder.resolve(name));
        }
        battlEye = new BattlEye(logged.log(), new BanList(folder.resolve("be/bans.txt"), () -> 0));
        missions = new MissionFolder(folder, true);
        ServerSettings settings = new ServerSettings(ConfigParser.parse(
                "", "class Missions { class M { template = \"Alpha.Altis\"; difficulty = \"Regular\"; }; };"));
        MissionCycle cycle = new MissionCycle(logged.log(), missions, () -> settings, () -> done.add("over"));
        world = new World(logged.log(), battlEye, cycle, () -> settings, () -> 0);
        commands = commands(false);
    }

    private BattlEyeCommands commands(boolean restricted) {
        GameCommands.Host host = new GameCommands.Host() {
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
        GameCommands game =
                new GameCommands(world, missions, host, seconds -> done.add("monitor " + seconds), logged.log());
        return new BattlEyeCommands(battlEye, world, missions, game, restricted);
    }

    @Test
    void listsPlayers() {
        world.join("Alpha", ALPHA, "192.0.2.10");
        world.missions().startNext();
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
    void listsNobodyOnAnEmptyServer() {
        assertThat(commands.execute(0, "players")).endsWith("-\n(0 players in total)");
    }

    @Test
    void listsMissionFilesOfTheUsualFolder() {
        assertThat(commands.execute(0, "missions"))
                .isEqualTo("Missions on server:\nAlpha.Altis.pbo\nBravo Two.Stratis.pbo");
    }

    @Test
    void echoesWhatAdministratorsSay() {
        world.join("Alpha", ALPHA, null);
        commands.execute(1, "say -1 Gr\u00fc\u00dfe an alle");
        commands.execute(1, "say 0 psst");
        assertThat(logged.lines())
                .contains(
                        "BattlEye Server: RCon admin #1: (Global) Gr\u00fc\u00dfe an alle",
                        "BattlEye Server: RCon admin #1: (To Alpha) psst");
    }

    @Test
    void kicksByNumber() {
        world.join("Alpha", ALPHA, null);
        assertThat(commands.execute(0, "kick 0 AFK")).isEmpty();
        assertThat(world.players()).isEmpty();
        assertThat(logged.lines())
                .contains(
                        "BattlEye Server: Player #0 Alpha (" + ALPHA_GUID
                                + ") has been kicked by BattlEye: Admin Kick (AFK)",
                        "Player Alpha kicked off by BattlEye: Admin Kick (AFK)",
                        "Player Alpha disconnected.");
    }

    @Test
    void bansAConnectedPlayerAndKeepsHimOut() throws Exception {
        world.join("Alpha", ALPHA, null);
        commands.execute(0, "ban 0 0 Cheating a lot");
        assertThat(Files.readAllLines(folder.resolve("be/bans.txt")))
                .containsExactly(ALPHA_GUID + " -1 Cheating a lot");
        world.join("Alpha", ALPHA, null);
        assertThat(world.players()).isEmpty();
        assertThat(logged.lines()).contains("Player Alpha kicked off by BattlEye: Admin Ban (Cheating a lot)");
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
    void knowsNoOtherWords() {
        assertThat(commands.execute(0, "shutdown")).isEqualTo("Unknown command");
        assertThat(commands.execute(0, "#frobnicate")).isEqualTo("Unknown command");
    }

    @Test
    void disallowsStrongCommandsWhenRestricted() {
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
        world.join("Alpha", ALPHA, null);
        assertThat(world.players()).isEmpty();
        commands.execute(0, "#unlock");
        world.join("Alpha", ALPHA, null);
        assertThat(world.players()).hasSize(1);
    }

    @Test
    void playsTheMissionAnAdministratorNames() {
        commands.execute(0, "#mission Bravo Two.Stratis veteran");
        assertThat(world.missions().current().orElseThrow())
                .isEqualTo(new ServerSettings.Mission("Bravo Two.Stratis", "veteran"));
        commands.execute(0, "#missions");
        assertThat(world.missions().state()).isEqualTo(HostState.SELECTING_MISSION);
        commands.execute(0, "#mission Missing.Altis");
        assertThat(logged.lines()).contains("Game finished.", "Mission Missing.Altis not found.");
    }
}
