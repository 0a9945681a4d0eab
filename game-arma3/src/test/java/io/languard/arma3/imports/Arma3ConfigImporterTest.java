package io.languard.arma3.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.languard.api.config.ConfigImport;
import io.languard.api.config.ConfigImporter;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.RotationEntry;
import io.languard.arma3.TestServer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Arma3ConfigImporterTest {

    @TempDir
    Path directory;

    private final Arma3ConfigImporter importer = new Arma3ConfigImporter();
    private TestServer server;

    @BeforeEach
    void create() {
        server = new TestServer(directory);
    }

    @Test
    void commentsClassesAndArraysOverManyLinesAreRead() throws IOException {
        ConfigImport result = resource("milsim.server.cfg");
        assertThat(value(result, "server.hostname")).isEqualTo("[1EB] Main | Operation \"Steel Rain\" | Sat 20:00");
        assertThat(value(result, "server.admins"))
                .isEqualTo(List.of("76561197960287930", "76561198066209976", "76561197996108375"));
        assertThat(value(result, "server.kick_duplicate")).isEqualTo(1);
        assertThat(value(result, "server.role_time_out")).isEqualTo(120);
        assertThat(value(result, "server.voting_time_out")).isEqualTo(List.of(60, 90));
        assertThat(value(result, "server.disable_channels"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(Map.of("id", 0, "text", false, "voice", true));
        assertThat(value(result, "server.queue_size_log_g")).isEqualTo(1_000_000);
        assertThat(value(result, "server.extra_lines"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("allowedHTMLLoadURIs[] += { \"https://example.org/*\" };", "steamPort = 8766;");
        assertThat(lines(result)).containsExactly(49);
    }

    @Test
    void theRotationIsRead() throws IOException {
        ConfigImport result = resource("coop.server.cfg");
        assertThat(result.rotation())
                .extracting(ConfigImport.ImportedMission::entry)
                .containsExactly(
                        new RotationEntry("co32_Escape.Altis", "Regular", Map.of("DayTime", 6, "Weather", 0.5)),
                        new RotationEntry("co10_Recon.Tanoa", "Veteran", Map.of()));
        assertThat(result.rotation().get(0).origin().line()).isEqualTo(56);
    }

    @Test
    void otherEncodingsAreRead() throws IOException {
        assertThat(value(resource("life.server.cfg"), "server.hostname"))
                .isEqualTo("Städtchen Life – Größtes RPG | 18+ | Café München");
        assertThat(value(resource("event.server.cfg"), "server.hostname")).isEqualTo("Турнир 2026 / 大会");
        String text = "hostname = \"Größe\";\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            ConfigImport result = importer.read(server, "server.cfg", text.getBytes(charset));
            assertThat(value(result, "server.hostname")).isEqualTo("Größe");
        }
    }

    @Test
    void macrosWithPlainValuesAreReplacedAndDirectivesReported() throws IOException {
        ConfigImport result = resource("macros.server.cfg");
        assertThat(value(result, "server.hostname")).isEqualTo("Example Public #1");
        assertThat(value(result, "server.max_players")).isEqualTo(42);
        assertThat(value(result, "server.motd_lines")).isEqualTo(List.of("Event tonight", "Bring friends"));
        assertThat(value(result, "server.kick_duplicate")).isEqualTo(1);
        assertThat(fields(result)).doesNotContain("server.admins", "server.persistent", "server.skip_lobby");
        assertThat(reason(result, 13)).contains("another file");
        assertThat(reason(result, 14)).contains("import that file");
        assertThat(reason(result, 21)).contains("is inactive");
        assertThat(reason(result, 28)).contains("was not evaluated");
        assertThat(reason(result, 35)).contains("ADMIN");
    }

    @Test
    void whatIsNotValidIsReportedAndTheRestIsRead() throws IOException {
        ConfigImport result = resource("careless.server.cfg");
        assertThat(value(result, "server.hostname")).isEqualTo("My Little Server");
        assertThat(value(result, "server.password")).isEqualTo("4711");
        assertThat(value(result, "server.max_players")).isEqualTo(20);
        assertThat(value(result, "server.motd_lines")).isEqualTo(List.of("a", "it's", "PLACEHOLDER"));
        assertThat(value(result, "server.random_mission_order")).isEqualTo(true);
        assertThat(value(result, "server.extra_lines"))
                .isEqualTo(List.of(
                        "customlimit = 6;",
                        "brandNew[] = { 1, { \"x\", -2.5 } };",
                        "class MyMod { level = 3; names[] = { \"a\"\"b\" }; class Deep { on = true; }; };",
                        "lastOne = 1;"));
        assertThat(lines(result)).contains(4, 6, 8, 10, 14, 15, 17, 18, 19, 20, 22, 28, 29, 30, 32);
        assertThat(reason(result, 4)).contains("set again in line 5");
        assertThat(reason(result, 15)).contains("closing quote");
        assertThat(result.rotation())
                .extracting(mission -> mission.entry().missionName())
                .containsExactly("a.Altis", "C_1.VR");
    }

    @Test
    void expressionsAreEvaluatedAndUnknownKeysKept() throws IOException {
        ConfigImport result = resource("basic.cfg");
        assertThat(value(result, "basic.min_bandwidth")).isEqualTo(104_857_600);
        assertThat(value(result, "basic.max_packet_size")).isEqualTo(1400);
        assertThat(value(result, "basic.extra_lines"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("3D_Performance = 1.000000;")
                .hasSize(9);
        assertThat(result.notTaken()).isEmpty();
    }

    @Test
    void aProfileOfTheEngineIsReadWithoutItsNoise() throws IOException {
        ConfigImport result = resource("server.Arma3Profile");
        assertThat(value(result, "profile.skill_ai")).isEqualTo(0.7);
        assertThat(value(result, "profile.precision_ai")).isEqualTo(0.3);
        assertThat(value(result, "profile.tactical_ping")).isEqualTo(3);
        assertThat(lines(result)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 40, 49, 50, 52);
        assertThat(reason(result, 52)).contains("profiles/home/server/server.Arma3Profile");
    }

    @Test
    void battlEyesSettingsAreRead() throws IOException {
        ConfigImport result = resource("BEServer_x64.cfg");
        assertThat(value(result, "rcon.rcon_password")).isEqualTo("hunter2hunter2");
        assertThat(value(result, "rcon.rcon_port")).isEqualTo(2310);
        assertThat(value(result, "rcon.max_ping")).isEqualTo(250);
        assertThat(value(result, "rcon.extra_lines"))
                .isEqualTo(List.of("MaxSetPosPerInterval 10 5", "MaxSetDamagePerInterval 10 5"));
        assertThat(lines(result)).containsExactly(3);
    }

    @Test
    void startParametersAreRead() throws IOException {
        ConfigImport batch = resource("start.bat");
        assertThat(value(batch, "launch.max_mem")).isEqualTo(8192);
        assertThat(value(batch, "launch.huge_pages")).isEqualTo(1);
        assertThat(value(batch, "launch.malloc")).isEqualTo("tbb4malloc_bi");
        assertThat(value(batch, "launch.extra_arguments")).isEqualTo(List.of("-preprocDefine=PUBLIC"));
        assertThat(batch.notTaken())
                .extracting(each -> each.origin().text())
                .contains("-port=2402", "-mod=@CBA_A3;@ace;@My Mods\\@task_force_radio", "-serverMod=@server_side")
                .noneMatch(text -> text.contains("9999"));
        ConfigImport shell = resource("run.sh");
        assertThat(value(shell, "launch.ip")).isEqualTo("192.0.2.7");
        assertThat(shell.notTaken())
                .extracting(each -> each.origin().text())
                .contains("-port=${port}", "-serverMod=@server a;@server_b");
        assertThat(value(resource("arma3.service"), "launch.limit_fps")).isEqualTo(80);
        assertThat(value(resource("params.par"), "launch.unit")).isEqualTo("76561197960287930");
    }

    @Test
    void additionalSettingsReplaceThoseOfTheSameNameAndKeepOthers() {
        server.with("server", "extra_lines", List.of("mine = 1;", "shared = 1;"));
        server.with("launch", "extra_arguments", List.of("-mine", "-shared=1"));
        assertThat(value(read("a.cfg", "hostname = \"a\"; Shared = 2; new = 3;"), "server.extra_lines"))
                .isEqualTo(List.of("mine = 1;", "Shared = 2;", "new = 3;"));
        assertThat(fields(read("a.cfg", "hostname = \"a\";"))).containsExactly("server.hostname");
        assertThat(value(read("a.sh", "./arma3server -shared=2 -new"), "launch.extra_arguments"))
                .isEqualTo(List.of("-mine", "-shared=2", "-new"));
    }

    @Test
    void additionsToAnArrayAreAddedToWhatTheFileHasSet() {
        ConfigImport result = read("a.cfg", "motd[] = {\"a\"};\nmotd[] += {\"b\"};\nadmins[] += {\"1\"};");
        assertThat(value(result, "server.motd_lines")).isEqualTo(List.of("a", "b"));
        assertThat(value(result, "server.admins")).isEqualTo(List.of("1"));
    }

    @Test
    void aSettingThatTheFileLeavesToTheGameIsReportedIfTheServerDiffers() {
        ConfigImport result = read("a.cfg", "hostname = \"a\";");
        assertThat(result.notTaken())
                .extracting(each -> each.origin().text())
                .containsExactly("maxPlayers", "forcedDifficulty");
        server.with("server", "max_players", 64).with("server", "forced_difficulty", "");
        assertThat(read("a.cfg", "hostname = \"a\";").notTaken()).isEmpty();
        server.with("server", "password_admin", "generated");
        assertThat(read("a.cfg", "hostname = \"a\";").notTaken().toString())
                .contains("passwordAdmin")
                .doesNotContain("generated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bans.txt", "BANS.TXT", "ban.txt", "scripts.txt", "RemoteExec.txt"})
    void filesThatLanguardReadsElsewhereAreReportedWhole(String name) {
        ConfigImport result = read(name, "//new\n5 \"\"");
        assertThat(result.values()).isEmpty();
        assertThat(result.notTaken()).singleElement().satisfies(each -> {
            assertThat(each.origin().text()).isEqualTo(name);
            assertThat(each.origin().line()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"mission.pbo", "a3.bikey", "server.rpt", "readme.txt", "start.sh", "notes.cfg"})
    void otherFilesAreRejected(String name) {
        assertThatThrownBy(() -> read(name, "Some text about a server.\nchmod -R u+w .\n"))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPLOAD_FAILED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x;\n",
                "a=1;",
                "{",
                "}",
                "\"",
                "class A {",
                "/*",
                "#if 1\n",
                "#define A A\n",
                "a[]={",
                "a[]={\n1",
                "'",
                "\\\n",
                "#",
                "-a ",
                "x \\\n",
                "a=(",
                "hostname=1;motd[]+={1};"
            })
    void hugeAndDamagedFilesAreReadOrRejectedInTime(String piece) {
        String text = piece.repeat(ConfigImporter.MAX_BYTES / piece.length());
        for (String name : List.of("server.cfg", "x.Arma3Profile", "beserver.cfg", "start.sh", "start.bat")) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> readOrReject(name, text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void everyTruncationOfAFileIsReadOrRejected() throws IOException {
        for (String name : List.of("milsim.server.cfg", "macros.server.cfg", "careless.server.cfg", "start.bat")) {
            byte[] content = ImportedFilesTest.resource(name);
            for (int length = 0; length < content.length; length += 7) {
                readOrReject(name, Arrays.copyOf(content, length));
            }
        }
        Random random = new Random(4711);
        for (int round = 0; round < 300; round++) {
            byte[] content = ImportedFilesTest.resource("milsim.server.cfg");
            for (int change = 0; change < 10; change++) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            readOrReject("server.cfg", content);
        }
    }

    private void readOrReject(String name, byte[] content) {
        try {
            importer.read(server, name, content);
        } catch (LanguardException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.UPLOAD_FAILED);
        }
    }

    private ConfigImport resource(String name) throws IOException {
        return importer.read(server, name, ImportedFilesTest.resource(name));
    }

    private ConfigImport read(String name, String text) {
        return importer.read(server, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Object value(ConfigImport result, String path) {
        return result.values().stream()
                .filter(each -> path.equals(each.section() + "." + each.field()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not among " + fields(result)))
                .value();
    }

    private static List<String> fields(ConfigImport result) {
        return result.values().stream()
                .map(each -> each.section() + "." + each.field())
                .toList();
    }

    private static List<Integer> lines(ConfigImport result) {
        return result.notTaken().stream()
                .map(each -> each.origin().line())
                .filter(line -> line != null)
                .distinct()
                .toList();
    }

    private static String reason(ConfigImport result, int line) {
        return result.notTaken().stream()
                .filter(each -> Integer.valueOf(line).equals(each.origin().line()))
                .findFirst()
                .orElseThrow()
                .reason();
    }
}
