package io.languard.arma3.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.languard.api.ConfigSection;
import io.languard.api.config.ConfigEntry;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.RotationEntry;
import io.languard.arma3.RandomTextGenerator;
import io.languard.arma3.TestServer;
import io.languard.arma3.config.ConfigBody;
import io.languard.arma3.config.ConfigParser;
import io.languard.arma3.config.ConfigValue;
import io.languard.arma3.config.ConfigValue.ArrayValue;
import io.languard.arma3.config.ConfigValue.NumberValue;
import io.languard.arma3.config.ConfigValue.TextValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Arma3ConfigGeneratorTest {

    private final Arma3ConfigGenerator generator = new Arma3ConfigGenerator();

    @TempDir
    Path directory;

    @Test
    void theFiveSectionsAreInOrder() {
        assertThat(generator.schemas().keySet()).containsExactly("server", "basic", "profile", "launch", "rcon");
    }

    @Test
    void everyFieldIsDescribedAndItsDefaultIsValid() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        generator.schemas().forEach((section, schema) -> {
            TestServer.properties(schema).properties().forEach(field -> {
                for (String keyword : List.of("title", "description", "type", "default")) {
                    assertThat(field.getValue().has(keyword))
                            .as(section + "." + field.getKey() + " has " + keyword)
                            .isTrue();
                }
            });
            JsonNode defaults =
                    new ObjectMapper().valueToTree(TestServer.defaults().get(section));
            assertThat(factory.getSchema(schema).validate(defaults)).as(section).isEmpty();
            assertThat(generator.validate(
                            section, ConfigSection.of(TestServer.defaults().get(section))))
                    .isEmpty();
        });
    }

    @Test
    void theDefaultsOfTheContractHold() {
        Map<String, Map<String, Object>> defaults = TestServer.defaults();
        assertThat(defaults.get("server"))
                .containsEntry("hostname", "My Arma 3 Server")
                .containsEntry("max_players", 40);
        assertThat(defaults.get("basic")).containsEntry("min_bandwidth", 800000);
        assertThat(defaults.get("profile")).containsEntry("reduced_damage", 0);
        assertThat(defaults.get("launch")).containsEntry("world", "empty").containsEntry("limit_fps", 50);
        assertThat(defaults.get("rcon")).containsEntry("max_ping", 200).containsEntry("enabled", 1);
    }

    @Test
    void everySecretIsMarked() {
        Set<String> secrets = new HashSet<>();
        generator.schemas().values().forEach(schema -> TestServer.properties(schema)
                .properties()
                .forEach(field -> {
                    if (field.getValue().path("writeOnly").asBoolean()) {
                        secrets.add(field.getKey());
                    }
                }));
        assertThat(secrets)
                .containsExactlyInAnyOrder("password", "password_admin", "server_command_password", "rcon_password");
    }

    @Test
    void everyFieldIsRenderedToAFile() {
        assertFields(
                "server",
                Set.of("log_file", "extra_lines"),
                ServerCfgSettings.MAIN,
                ServerCfgSettings.ANTI_FLOOD,
                ServerCfgSettings.ADVANCED);
        assertFields("basic", Set.of("extra_lines"), BasicCfgRenderer.MAIN, BasicCfgRenderer.SOCKETS);
        assertFields(
                "profile",
                Set.of("difficulty"),
                ServerProfileRenderer.OPTIONS,
                ServerProfileRenderer.DIFFICULTY,
                ServerProfileRenderer.AI_LEVEL);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // reads the array only, which javac cannot tell
    private void assertFields(String section, Set<String> others, List<SettingMapping>... tables) {
        Set<String> fields = Stream.of(tables)
                .flatMap(List::stream)
                .map(SettingMapping::field)
                .collect(Collectors.toSet());
        fields.addAll(others);
        assertThat(TestServer.defaults().get(section).keySet()).isEqualTo(fields);
    }

    @Test
    void theFourFilesAreInTheServersOwnFolder() {
        assertThat(generator.render(server()))
                .extracting(
                        ConfigEntry::label,
                        entry -> ((ConfigEntry.ConfigFile) entry).path().toString())
                .containsExactly(
                        tuple("server.cfg", "server.cfg"),
                        tuple("basic.cfg", "basic.cfg"),
                        tuple("server.Arma3Profile", "profiles/home/server/server.Arma3Profile"),
                        tuple("beserver_x64.cfg", "battleye/beserver_x64.cfg"));
    }

    @Test
    void theWindowsBuildUsesOtherPaths() {
        List<ConfigEntry> entries = generator.render(server().executable("C:\\arma3\\arma3server.exe"));
        assertThat(entries).extracting(ConfigEntry::label).contains("BEServer.cfg");
        assertThat(((ConfigEntry.ConfigFile) entries.get(2)).path())
                .isEqualTo(Path.of("profiles/Users/server/server.Arma3Profile"));
        assertThat(serverCfg(entries).value("logFile")).contains(new TextValue("server_console.log"));
    }

    @Test
    void defaultsThatDifferBetweenGameVersionsAreWritten() {
        ConfigBody file = serverCfg(generator.render(server()));
        assertThat(file.value("verifySignatures")).contains(new NumberValue("2"));
        assertThat(file.value("timeStampFormat")).contains(new TextValue("short"));
        assertThat(file.value("DisconnectTimeout")).contains(new NumberValue("15"));
    }

    @Test
    void anyTextSurvivesARoundTripAndAddsNoKeys() {
        Random random = new Random(42);
        int keys = serverCfg(generator.render(server())).members().size();
        for (int round = 0; round < 500; round++) {
            String text = RandomTextGenerator.next(random);
            ConfigBody file = serverCfg(generator.render(server().with("server", "hostname", text)
                    .with("server", "password_admin", text)
                    .with("server", "motd_lines", List.of(text, text))
                    .with("server", "on_user_connected", text + "x")));
            assertThat(file.members()).hasSize(keys + 1);
            assertThat(file.value("hostname")).contains(new TextValue(text));
            assertThat(file.value("passwordAdmin")).contains(new TextValue(text));
            assertThat(file.value("motd"))
                    .contains(new ConfigValue.ArrayValue(List.of(new TextValue(text), new TextValue(text))));
            assertThat(file.value("onUserConnected")).contains(new TextValue(text + "x"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "\u0000", "\u007F", "\uDC00"})
    void controlCharactersAreRejectedNamingTheField(String text) {
        assertThat(generator.validate("server", ConfigSection.of(Map.of("hostname", text))))
                .extracting(FieldProblem::field)
                .containsExactly("hostname");
        assertThat(generator.validate("server", ConfigSection.of(Map.of("motd_lines", List.of("ok", text)))))
                .extracting(FieldProblem::field)
                .containsExactly("motd_lines[1]");
        LanguardException refusal = catchThrowableOfType(
                LanguardException.class, () -> generator.render(server().with("server", "hostname", text)));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(refusal.details()).extracting(FieldProblem::field).containsExactly("server.hostname");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxPlayers = 5;",
                "MAXPLAYERS = 5;",
                "a = 1; b = 2;",
                "a = 1 b = 2",
                "};",
                "#include \"x\"",
                "class Missions {};",
                "logFile = \"x\";",
                "class = 1;",
                "// nothing",
                "a += {1};"
            })
    void anExtraLineIsOneStatementForAKeyWithoutAField(String line) {
        assertThat(generator.validate("server", ConfigSection.of(Map.of("extra_lines", List.of(line)))))
                .extracting(FieldProblem::field)
                .containsExactly("extra_lines[0]");
    }

    @Test
    void extraLinesAreWrittenAsTheEngineReadsThem() {
        String text = generator
                .render(server().with(
                                "server",
                                "extra_lines",
                                List.of(
                                        "a = 1",
                                        "b = 0x1F;",
                                        "c = 2 * 512;",
                                        "d = 'it''s';",
                                        "e = -1.5e3; // why",
                                        "allowedHTMLLoadURIs[] += {\"http://a/\"};",
                                        "f[] = {\"x\",};")))
                .get(0)
                .text();
        assertThat(text)
                .contains("\na = 1;\nb = 0x1F;\nc = 2 * 512;\nd = \"it's\";\ne = -1.5e3;\n"
                        + "allowedHTMLLoadURIs[] += { \"http://a/\" };\nf[] = { \"x\" };\n");
    }

    @Test
    void extraLinesAreWritten() {
        ConfigBody file = serverCfg(generator.render(
                server().with("server", "extra_lines", List.of("steamPort = 1;", "class New { x = 1; };"))));
        assertThat(file.value("steamport")).contains(new NumberValue("1"));
        assertThat(file.child("New").value("x")).contains(new NumberValue("1"));
    }

    @Test
    void aTimeoutIsOneNumberOrTwo() {
        ConfigBody file = serverCfg(generator.render(
                server().with("server", "voting_time_out", 60).with("server", "role_time_out", List.of(90, 120))));
        assertThat(file.value("votingTimeOut")).contains(new NumberValue("60"));
        assertThat(file.value("roleTimeOut"))
                .contains(new ArrayValue(List.of(new NumberValue("90"), new NumberValue("120"))));
    }

    @Test
    void bandwidthAndSizesMustBeConsistent() {
        assertThat(generator.validate("basic", ConfigSection.of(Map.of("min_bandwidth", 10, "max_bandwidth", 5))))
                .extracting(FieldProblem::field)
                .containsExactly("min_bandwidth");
        assertThat(generator.validate(
                        "basic", ConfigSection.of(Map.of("max_size_guaranteed", 2000, "max_packet_size", 1400))))
                .hasSize(1);
    }

    @Test
    void theRotationBecomesClassesWithGeneratedNames() {
        TestServer server = server();
        server.rotation().add(new RotationEntry("A \"b\".Altis", "Veteran", Map.of("Time", 2, "Rain", true)));
        server.rotation().add(new RotationEntry("C.Stratis", null, Map.of()));
        ConfigBody missions = serverCfg(generator.render(server)).child("Missions");
        assertThat(missions.child("Mission_1").value("template")).contains(new TextValue("A \"b\".Altis"));
        assertThat(missions.child("Mission_1").child("Params").value("Rain")).contains(new NumberValue("1"));
        assertThat(missions.child("Mission_2").value("difficulty")).contains(new TextValue("Custom"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "class", "1a", "a[]", "", "x; y"})
    void aMissionParameterNeedsAPlainName(String name) {
        TestServer server = server();
        server.rotation().add(new RotationEntry("A.Altis", null, Map.of(name, 1)));
        assertThat(catchThrowableOfType(LanguardException.class, () -> generator.render(server))
                        .code())
                .isEqualTo(ErrorCode.INVALID_CONFIG);
    }

    @Test
    void unknownSettingsOfARewrittenProfileArePreserved() throws IOException {
        Path profile = directory.resolve("profiles/home/server/server.Arma3Profile");
        Files.createDirectories(profile.getParent());
        Files.writeString(
                profile,
                "version=1;\nsceneComplexity=300000;\nclass DifficultyPresets\n{\n\tfadeDistanceStart=0.1;\n"
                        + "\tclass CustomAILevel\n\t{\n\t\tskillAI=0.30000001;\n\t\tprecisionAI=0.69999999;\n\t};\n};\n");
        ConfigBody file = ConfigParser.parse(generator
                .render(server().with("profile", "skill_ai", 0.3).with("profile", "precision_ai", 0.5))
                .get(2)
                .text());
        assertThat(file.value("sceneComplexity")).contains(new NumberValue("300000"));
        ConfigBody presets = file.child("DifficultyPresets");
        assertThat(presets.value("fadeDistanceStart")).contains(new NumberValue("0.1"));
        assertThat(presets.child("CustomAILevel").value("skillAI")).contains(new NumberValue("0.30000001"));
        assertThat(presets.child("CustomAILevel").value("precisionAI")).contains(new NumberValue("0.5"));
        assertThat(presets.child("CustomDifficulty").child("Options").value("reducedDamage"))
                .contains(new NumberValue("0"));
    }

    @Test
    void anUnreadableProfileIsReplaced() throws IOException {
        Path profile = directory.resolve("profiles/home/server/server.Arma3Profile");
        Files.createDirectories(profile.getParent());
        Files.writeString(profile, "class {");
        assertThat(generator.render(server()).get(2).text()).contains("reducedDamage = 0;");
    }

    @Test
    void battlEyeListensOnTheLoopbackAddressWithThePassword() {
        assertThat(generator
                        .render(server().with("rcon", "extra_lines", List.of("MaxSetPosPerInterval 10 5")))
                        .get(3)
                        .text())
                .isEqualTo(
                        "RConPassword Abcdefgh12345678\nRConPort 2307\nRConIP 127.0.0.1\nRestrictRCon 0\nMaxPing 200\n"
                                + "MaxSetPosPerInterval 10 5\n");
    }

    @Test
    void withoutRemoteAdminBattlEyeGetsNoPassword() {
        assertThat(generator.render(server().with("rcon", "enabled", 0)).get(3).text())
                .isEqualTo("RestrictRCon 0\nMaxPing 200\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RConPort 1", "rconpassword x", "NoValue", "A  b", " A b", "A b "})
    void anExtraBattlEyeLineIsANewNameAndAValue(String line) {
        assertThat(generator.validate("rcon", ConfigSection.of(Map.of("extra_lines", List.of(line)))))
                .hasSize(1);
    }

    private TestServer server() {
        return new TestServer(directory);
    }

    private static ConfigBody serverCfg(List<ConfigEntry> entries) {
        return ConfigParser.parse(entries.get(0).text());
    }
}
