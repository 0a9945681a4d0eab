package io.languard.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.service.server.ServerStatus;
import io.languard.shell.ShellFixture;
import io.languard.testkit.service.FakeServers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandRegistryTest {

    private final ShellFixture shell = new ShellFixture();

    private String ok(String line) throws Exception {
        int status = shell.run(line);
        assertThat(shell.err).isEmpty();
        assertThat(status).isZero();
        return shell.out;
    }

    @Test
    void listsServersAsATable() throws Exception {
        assertThat(ok("servers").lines())
                .containsExactly(
                        "ID  NAME                GAME TYPE  STATUS   PID    GAME PORT  PLAYER COUNT  CPU PERCENT  RAM MB",
                        "1   Main Server         arma3      running  12345  2302       15            34.2         1850.5",
                        "2   Second \ufffd[31mServer  arma3      stopped  -      2302       0             -            -");
        assertThat(ok("servers --status stopped")).contains("Second").doesNotContain("Main");
        assertThat(ok("servers --game=rust")).isEqualTo("None.\n");
    }

    @Test
    void showsWhichServersNeedARestart() throws Exception {
        shell.configs.awaitingRestart = List.of("server.password", "game_port");

        assertThat(ok("servers")).contains("RESTART NEEDED").contains("server.password, game_port");
        assertThat(ok("server 1")).contains("restart_needed  server.password, game_port");
        assertThat(ok("server 1 --json")).contains("\"restart_needed\" : [");
        assertThat(ok("server 2")).doesNotContain("restart_needed");
    }

    @Test
    void showsWhyAServerHasCrashed() throws Exception {
        shell.servers.views.put(3, FakeServers.view(3, "Third Server", "arma3", ServerStatus.CRASHED));

        assertThat(ok("server 3").lines())
                .anySatisfy(line -> assertThat(line).matches("failure +exit code 1: Port in use"))
                .endsWith("", "Last lines of the game:", "Starting", "Port in use");
        assertThat(ok("server 3 --json"))
                .contains("\"failure\" : {", "\"exit_code\" : 1", "\"last_lines\" : [", "\"Port in use\"");
        assertThat(ok("server 1")).doesNotContain("failure", "Last lines");
    }

    @Test
    void printsTheJsonOfTheHttpApi() throws Exception {
        assertThat(ok("server 1 --json"))
                .isEqualTo(
                        """
                        {
                          "id" : 1,
                          "name" : "Main Server",
                          "description" : "Primary COOP server",
                          "game_type" : "arma3",
                          "exe_path" : "/srv/arma3/server",
                          "status" : "running",
                          "pid" : 12345,
                          "game_port" : 2302,
                          "rcon_port" : 2306,
                          "auto_restart" : true,
                          "max_restarts" : 3,
                          "restart_count" : 0,
                          "player_count" : 15,
                          "max_players" : 40,
                          "cpu_percent" : 34.2,
                          "ram_mb" : 1850.5,
                          "started_at" : "2026-04-16T10:00:00.123456Z",
                          "uptime_seconds" : 3600,
                          "created_at" : "2026-04-16T10:00:00.123456Z",
                          "updated_at" : "2026-04-16T10:00:00.123456Z"
                        }
                        """);
        assertThat(ok("servers --json")).startsWith("[").contains("Second \\u001B[31mServer");
        assertThat(ok("servers --game rust --json")).isEqualTo("[ ]\n");
    }

    @Test
    void actsForTheLoggedInUser() throws Exception {
        assertThat(ok("start 2")).isEqualTo("Server 2 is starting.\n");
        assertThat(ok("stop 1 --force --reason 'a good one'")).isEqualTo("Server 1 is stopping.\n");
        assertThat(ok("stop 1 --json")).contains("\"status\" : \"stopping\"").contains("\"pid\" : 12345");
        assertThat(ok("restart 1")).contains("stopping");
        assertThat(ok("kill 1")).contains("stopped");
        assertThat(ok("delete 2")).isEqualTo("Server 2 was deleted.\n");
        assertThat(shell.servers.calls)
                .containsExactly(
                        "admin start 2",
                        "admin stop 1 true a good one",
                        "admin stop 1 false null",
                        "admin restart 1",
                        "admin kill 1",
                        "admin delete 2");
    }

    @Test
    void stopAllWaitsForTheStoppedServersOnly() throws Exception {
        shell.servers.views.put(1, FakeServers.view(1, "Main Server", "arma3", ServerStatus.STOPPED));
        shell.servers.views.put(2, FakeServers.view(2, "Rust Server", "rust", ServerStatus.RUNNING));
        assertThat(ok("stop-all --resume --reason reboot")).isEqualTo("1 server is stopped.\n");
        assertThat(ok("stop-all --json")).isEqualToIgnoringWhitespace("{\"server_ids\":[1]}");
        assertThat(shell.servers.calls).containsExactly("admin stop all reboot true", "admin stop all null false");
    }

    @Test
    void aFileOfLanguardsMachineIsImported() throws Exception {
        assertThat(ok("config-import 1 /srv/old/server.cfg --dry-run"))
                .isEqualTo(
                        """
                        1 value would be taken; nothing was stored.

                        Taken:
                          server.hostname = Taken Over
                          mission MyMission.Altis

                        Not taken:
                          line 3: #include "x.hpp"
                            import that file as well
                          MaxPing
                            is not in the file
                        """);
        assertThat(shell.imports.last).isEqualTo("admin 1 /srv/old/server.cfg dry");
        assertThat(ok("config-import 1 /srv/old/server.cfg")).startsWith("1 value taken.\n");
        assertThat(ok("config-import 1 /srv/old/server.cfg --json")).contains("\"not_taken\" : [");
        assertThat(shell.run("config-import 1 server.cfg")).isNotZero();
        assertThat(shell.err).contains("must be an absolute path");
    }

    @Test
    void theActorCannotBeForged() throws Exception {
        ok(".Languard.caller = eve; start 2");
        assertThat(shell.servers.calls).containsExactly("admin start 2");
    }

    @Test
    void createAcceptsTheFieldsOfTheApi() throws Exception {
        assertThat(ok("create 'My Server' arma3 /srv/a/arma3server_x64 2402 --rcon-port 2406 --auto-restart"
                        + " --description 'for us' --max-restarts 5"))
                .contains("rcon_password");
        assertThat(ok("create 007 arma3 'C:\\Arma 3\\arma3server.exe' 2502 --json"))
                .contains("\"credentials\"");
        assertThat(shell.servers.calls)
                .containsExactly(
                        "admin create NewServer[name=My Server, description=for us, gameType=arma3,"
                                + " exePath=/srv/a/arma3server_x64, gamePort=2402, rconPort=2406, autoRestart=true,"
                                + " maxRestarts=5]",
                        "admin create NewServer[name=007, description=null, gameType=arma3,"
                                + " exePath=C:\\Arma 3\\arma3server.exe, gamePort=2502, rconPort=null, autoRestart=null,"
                                + " maxRestarts=null]");
    }

    @Test
    void showsAndChangesTheConfiguration() throws Exception {
        assertThat(ok("config 1"))
                .startsWith("[server]\nhostname     My Server\nmax_players  40\n")
                .contains("motd_lines   a, b")
                .contains("_meta        {\"config_version\":3,\"schema_version\":\"1.0\"}");
        assertThat(ok("config 1 --json")).contains("\"server\" : {").contains("\"config_version\" : 3");

        assertThat(ok("config 1 server hostname=1234 max_players=50 'motd_lines=[\"x\", \"y\"]' battleye=true"))
                .contains("hostname     1234");

        assertThat(shell.configs.changes)
                .isEqualTo(Map.of(
                        "hostname", "1234", "max_players", 50, "motd_lines", List.of("x", "y"), "battleye", true));
        assertThat(shell.configs.changedBy.name()).isEqualTo("admin");
        assertThat(ok("config 1 server hostname='Big * Server #1' password=")).contains("Big * Server #1");
        assertThat(shell.configs.changes).isEqualTo(Map.of("hostname", "Big * Server #1", "password", ""));
    }

    @Test
    void listsGamesAndCapabilities() throws Exception {
        assertThat(ok("games")).contains("arma3      Arma 3        1.0.0    config_generator, process_config");
        assertThat(ok("capabilities").lines())
                .contains(
                        "CAPABILITY        ARMA3  RUST", "log_parser        yes    yes", "kick              yes    -");
        assertThat(ok("capabilities rust --json")).contains("\"rust\" : [\n    \"log_parser\"\n  ]");
        assertThat(shell.run("capabilities doom")).isEqualTo(1);
    }

    @Test
    void showsAdaptersStatusAndDatabase() throws Exception {
        assertThat(ok("adapters").lines()).contains("junk.jar   broken  -                 not a bundle");
        assertThat(ok("adapters --json")).contains("\"problem\" : \"not a bundle\"");
        assertThat(ok("status")).containsPattern("supported_games +arma3, rust");
        assertThat(ok("db")).contains("available    true").contains("H2 2.4 in data/db");
    }

    @Test
    void explainsWhySomethingIsUnavailable() throws Exception {
        assertThat(ok("why arma3"))
                .contains("io.languard.arma3.Arma3Adapter")
                .containsPattern("log_parser +no +arma3.jar +io.languard.arma3.Logs +waits for something");
        assertThat(shell.platform.lastQuery).isEqualTo("arma3 null");
        assertThat(ok("why arma3 mod_manager --json")).contains("\"reason\" : \"waits for something\"");
        assertThat(shell.platform.lastQuery).isEqualTo("arma3 mod_manager");
        assertThat(shell.run("why")).isEqualTo(2);
        assertThat(shell.run("why arma3 magic")).isEqualTo(2);
        assertThat(shell.err).contains("Unknown capability 'magic'").contains("config_generator");
    }

    @Test
    void showsEventsOfThePlatformOrOfOneServer() throws Exception {
        assertThat(ok("events")).contains("2026-04-16T10:00:00Z  crashed     supervisor  {\"exit_code\":1}");
        assertThat(shell.platform.lastQuery).isEqualTo("null null 50 0");
        assertThat(ok("events 1 --type crashed --limit 10 --offset 20 --json")).contains("\"exit_code\" : 1");
        assertThat(shell.platform.lastQuery).isEqualTo("1 crashed 10 20");
        assertThat(shell.run("events 99")).isEqualTo(1);
        assertThat(shell.run("events --limit 0")).isEqualTo(2);
    }

    @Test
    void managesUsers() throws Exception {
        assertThat(ok("users")).contains("eve       viewer");
        assertThat(ok("user-add bob admin 0123")).isEqualTo("User bob was added.\n");
        assertThat(ok("passwd bob 'a*?!$ \"b'")).isEqualTo("User bob has a new password.\n");
        assertThat(shell.accounts.passwords).containsEntry("bob", "a*?!$ \"b");
        assertThat(ok("user-del bob")).isEqualTo("User bob was removed.\n");
        assertThat(shell.accounts.calls)
                .containsExactly("admin user-add bob", "admin passwd bob", "admin user-del bob");
        assertThat(shell.run("user-del nobody")).isEqualTo(1);
        assertThat(shell.run("user-add eve2 boss secret")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123", "1.50", "true", "null", "-x", "a=b", "p#w", "'100%'", "a!b", "1e3", "a:b"})
    void passesPasswordsUnchanged(String password) throws Exception {
        ok("passwd eve " + password);
        assertThat(shell.accounts.passwords).containsEntry("eve", password.replace("'", ""));
    }

    @Test
    void readsAPasswordFromStandardInput() throws Exception {
        shell.input = "pässword 😀\r\nrest";
        ok("passwd eve");
        assertThat(shell.accounts.passwords).containsEntry("eve", "pässword 😀");
        shell.input = "";
        assertThat(shell.run("passwd eve")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server 99|1|Server with id 99 not found",
                "nonsense|2|Command not found: nonsense",
                "server|2|Usage: server ID [--json]",
                "server one|2|'one' must be an integer. Usage: server ID [--json]",
                "server 1 2|2|Usage: server ID [--json]",
                "servers --nonsense|2|Usage: servers [--game TYPE] [--status STATUS] [--json]",
                "servers --status|2|Usage: servers [--game TYPE] [--status STATUS] [--json]",
                "servers --status asleep|2|--status must be one of stopped, starting",
                "config 1 server hostname|2|'hostname' must be KEY=VALUE",
                "config 1 nonsense|1|Config section 'nonsense' not found",
                "felix:start|2|Cannot coerce start()",
                "servers (|2|unexpected EOT",
                "servers ]|2|''",
                "passwd eve 100%|2|bad expression",
                "help nonsense|2|Unknown command 'nonsense'",
            })
    void reportsErrorsAndExitStatus(String line, int status, String message) throws Exception {
        assertThat(shell.run(line)).isEqualTo(status);
        assertThat(shell.err).contains(message.equals("''") ? "" : message).doesNotContain("Exception");
        assertThat(shell.out).isEmpty();
    }

    @Test
    void namesInvalidFields() throws Exception {
        shell.servers.failure = new LanguardException(
                ErrorCode.VALIDATION_ERROR,
                "Could not create the server",
                List.of(new FieldProblem("game_port", "is taken")));
        assertThat(shell.run("create a arma3 /x 1")).isEqualTo(1);
        assertThat(shell.out).isEmpty();
        assertThat(shell.err).isEqualTo("Could not create the server\n  game_port: is taken\n");
        shell.run("user-add u viewer x");
        assertThat(shell.err).containsOnlyOnce("characters");
    }

    @Test
    void unqualifiedNamesPreferLanguardsCommands() throws Exception {
        assertThat(ok("start 2")).contains("Server 2");
        assertThat(ok("languard:start 2")).contains("Server 2");
        assertThat(ok("felix:start 2")).contains("bundle 2");
        assertThat(ok("lb")).contains("System Bundle");
    }

    @Test
    void helpListsAndExplainsCommands() throws Exception {
        String help = ok("help");
        for (String name : List.of("servers", "create", "user-add", "capabilities", "passwd")) {
            assertThat(help).containsPattern("(?m)^" + name + " ");
        }
        assertThat(help).contains("felix:lb").contains("gogo:grep");
        assertThat(ok("help stop"))
                .isEqualTo("Usage: stop ID [--force] [--reason TEXT] [--json]\n"
                        + "Stops a game server and kills it after 30 seconds; with --force kills it immediately.\n");
        assertThat(ok("help felix:lb")).isEmpty();
        assertThat(ok("stop --help")).isEqualTo(ok("help languard:stop"));
    }

    @Test
    void resultsCanBePiped() throws Exception {
        assertThat(ok("servers | grep Main"))
                .contains("Main Server")
                .doesNotContain("Second")
                .doesNotContain("\u001b");
        assertThat(ok("lb | grep Gogo")).isEqualTo("Gogo\n");
        assertThat(shell.run("server 99 | grep x")).isEqualTo(1);
        assertThat(shell.run("server | grep x")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "status; db#0#version,available",
                "status && db#0#version,available",
                "status || db#0#version",
                "server 99 || db#0#available",
                "server 99 && db#1#''",
                "server 99; db#1#''",
                "server 99 && status || db#0#available",
                "status; nonsense#2#version",
                "status; (#2#''",
                "echo 'a; b'; db;#0#a; b,available",
                "x = 5; echo $x#0#5,5",
                "status | grep version; db | grep pool#0#version,pool",
            })
    void everyCommandOfALinePrintsItsResult(String line, int status, String starts) throws Exception {
        assertThat(shell.run(line)).isEqualTo(status);
        assertThat(shell.out.lines().filter(each -> each.matches("(version|available|pool|a; b|5).*")))
                .filteredOn(each -> !each.startsWith("pool") || line.contains("grep"))
                .map(each -> each.replaceFirst("  .*", ""))
                .containsExactly(starts.isEmpty() ? new String[0] : starts.split(","));
    }

    @Test
    void aFailureEndsTheLine() throws Exception {
        ok("start 2; stop 1");
        assertThat(shell.run("server 99; kill 1")).isEqualTo(1);
        assertThat(shell.servers.calls).hasSize(2);
        assertThat(ok(" ")).isEmpty();
    }
}
