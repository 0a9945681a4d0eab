package io.languard.arma3.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.RotationEntry;
import io.languard.api.mod.EnabledMod;
import io.languard.api.process.LaunchCommand;
import io.languard.api.process.PortBinding;
import io.languard.arma3.BoundPortStore;
import io.languard.arma3.TestServer;
import io.languard.arma3.settings.Arma3ConfigGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Arma3ServerLauncherTest {

    private final Arma3ServerLauncher process = new Arma3ServerLauncher();

    @TempDir
    Path directory;

    @Test
    void theExecutablesAreInTheOrderOfTheContract() {
        assertThat(process.allowedExecutables())
                .containsExactly("arma3server_x64.exe", "arma3server.exe", "arma3server_x64", "arma3server");
    }

    @Test
    void remoteAdminGetsTheFirstPortAboveTheGames() {
        assertThat(process.defaultRemoteAdminPort(2302)).hasValue(2307);
        assertThat(process.defaultRemoteAdminPort(65531)).hasValue(65530);
    }

    @Test
    void theGameUsesFivePortsAndRemoteAdminAnother() {
        assertThat(process.ports(server()))
                .extracting(PortBinding::port)
                .containsExactly(2302, 2303, 2304, 2305, 2306, 2307);
        assertThat(process.ports(server())).extracting(PortBinding::protocol).containsOnly(PortBinding.Protocol.UDP);
        assertThat(process.ports(server().ports(2302, 2306)))
                .extracting(PortBinding::port)
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThatThrownBy(() -> process.ports(server().ports(65533, 2307))).isInstanceOf(LanguardException.class);
    }

    @Test
    void autoInitWarnsUnlessTheServerIsPersistentAndHasAMission() {
        assertThat(process.launchCommand(server()).warnings()).isEmpty();
        TestServer server = server().with("launch", "auto_init", true);
        assertThat(process.launchCommand(server).warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.contains("persistent"))
                .anyMatch(warning -> warning.contains("rotation"));
        server.with("server", "persistent", 1);
        assertThat(process.launchCommand(server).warnings())
                .singleElement()
                .asString()
                .contains("rotation");
    }

    @Test
    void theServersFilesArePassedAsAbsolutePaths() {
        LaunchCommand command = process.launchCommand(server());
        assertThat(command.workingDirectory()).isEqualTo(Path.of("/srv/arma3"));
        assertThat(command.environment()).isEmpty();
        assertThat(command.arguments())
                .containsExactly(
                        "-config=" + directory.resolve("server.cfg"),
                        "-cfg=" + directory.resolve("basic.cfg"),
                        "-profiles=" + directory.resolve("profiles"),
                        "-name=server",
                        "-port=2302",
                        "-bepath=" + directory.resolve("battleye"),
                        "-mpmissions=" + directory.resolve("mpmissions"),
                        "-keysFolder=" + directory.resolve("keys"),
                        "-world=empty",
                        "-limitFPS=50");
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/arma3/arma3server_x64, /srv/arma3",
        "/srv/a b\\arma3server, /srv/a b",
        "/arma3server, /",
        "/srv/x/../arma3/arma3server, /srv/arma3"
    })
    void theGameRunsInTheFolderOfItsExecutable(String executable, String folder) {
        assertThat(process.launchCommand(server().executable(executable)).workingDirectory())
                .isEqualTo(Path.of(folder));
    }

    @Test
    void modsAreListedInOneArgumentAndRelativeInsideTheInstallation() throws IOException {
        Path installation = Files.createDirectories(directory.resolve("game"));
        TestServer server = server().executable(installation + "/arma3server_x64");
        server.mods().add(mod(installation.resolve("@cba"), false));
        server.mods().add(mod(directory.resolve("mods/@ace"), false));
        server.mods().add(mod(directory.resolve("mods/@admin"), true));
        assertThat(process.launchCommand(server).arguments())
                .contains("-mod=@cba;../mods/@ace", "-serverMod=../mods/@admin");
        server.with("launch", "mod_paths", "absolute");
        assertThat(process.launchCommand(server).arguments())
                .contains(
                        "-mod=@cba;" + directory.resolve("mods/@ace"),
                        "-serverMod=" + directory.resolve("mods/@admin"));
        server.with("launch", "mod_paths", "relative").executable(installation + "/arma3server_x64.exe");
        assertThat(process.launchCommand(server).arguments()).contains("-mod=@cba;" + directory.resolve("mods/@ace"));
    }

    @Test
    void pathsOfModsAreRelativeToTheRealFolderOfTheGame() throws IOException {
        Path installation = Files.createDirectories(directory.resolve("disk/steam/game"));
        Path link = Files.createSymbolicLink(directory.resolve("game"), installation);
        TestServer server = server().executable(link + "/arma3server_x64");
        server.mods().add(mod(directory.resolve("mods/@ace"), false));
        LaunchCommand command = process.launchCommand(server);
        assertThat(command.arguments()).contains("-mod=../../../mods/@ace");
        assertThat(command.workingDirectory().toRealPath().resolve("../../../mods/@ace"))
                .isDirectory();
    }

    @Test
    void aMissingModOrOneThatBreaksTheListIsRejected() throws IOException {
        TestServer server = server();
        server.mods().add(new EnabledMod("@gone", directory.resolve("gone"), null, false));
        server.mods().add(mod(directory.resolve("a;b"), false));
        assertThat(problems(server)).containsExactly("mods[0]", "mods[1]");
    }

    @Test
    void aMissingMissionIsRejectedBeforeTheStart() throws IOException {
        TestServer server = server();
        server.rotation().add(new RotationEntry("Here.Altis", null, Map.of()));
        server.rotation().add(new RotationEntry("Gone.Altis", null, Map.of()));
        Files.createDirectories(directory.resolve("mpmissions"));
        Files.writeString(directory.resolve("mpmissions/Here.Altis.pbo"), "");
        assertThat(problems(server)).containsExactly("rotation[1]");
    }

    @Test
    void everyFieldOfTheSectionHasAnEffect() {
        Set<String> fields = new TreeSet<>(LaunchParameters.FIELDS);
        fields.addAll(Set.of(
                "own_missions_folder",
                "own_keys_folder",
                "profile_in_home",
                "mod_paths",
                "ranking",
                "extra_arguments"));
        assertThat(new TreeSet<>(TestServer.defaults().get("launch").keySet())).isEqualTo(fields);
    }

    @Test
    void switchesAndValuesBecomeParameters() {
        TestServer server = server().with("launch", "auto_init", 1)
                .with("launch", "own_missions_folder", 0)
                .with("launch", "own_keys_folder", false)
                .with("launch", "max_mem", 4096)
                .with("launch", "world", "")
                .with("launch", "extra_arguments", List.of("-preprocDefine=A"));
        assertThat(process.launchCommand(server).arguments())
                .contains("-autoInit", "-maxMem=4096", "-preprocDefine=A")
                .noneMatch(argument -> argument.startsWith("-mpmissions")
                        || argument.startsWith("-keysFolder")
                        || argument.startsWith("-world"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-port=1",
                "-PORT=1",
                "-config=x",
                "-serverMod=x",
                "-par=x",
                "-keysFolder=x",
                "-limitFPS=1",
                "port=1",
                "",
                "-",
                "-a\"b",
                "-a=\nb",
                "-a b",
                "--help",
                "-client"
            })
    void anExtraArgumentIsASingleNewParameter(String argument) {
        assertThat(ExtraArgumentsValidator.validate(List.of("-ok=a b", argument)))
                .extracting(FieldProblem::field)
                .containsExactly("extra_arguments[1]");
        assertThat(problems(server().with("launch", "extra_arguments", List.of(argument))))
                .containsExactly("extra_arguments[0]");
    }

    @Test
    void activeCopiesOfAnEarlierStartAreDeleted() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("battleye"));
        Files.writeString(folder.resolve("beserver_x64_active_1a2b.cfg"), "");
        Files.writeString(folder.resolve("BEServer_active_ff.cfg"), "");
        Files.writeString(folder.resolve("beserver_x64.cfg"), "seed");
        Files.writeString(folder.resolve("bans.txt"), "");
        process.launchCommand(server());
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("beserver_x64.cfg", "bans.txt");
    }

    @Test
    void aStartClearsThePreviouslyBoundPort() {
        TestServer server = server();
        BoundPortStore.store(server, 2314);
        process.launchCommand(server);
        assertThat(BoundPortStore.load(server)).isEqualTo(2302);
    }

    @Test
    void theHomeFolderLinksToTheServersProfileUnderAUniqueName() throws IOException {
        Path home = directory.resolve("home");
        Arma3ServerLauncher there = new Arma3ServerLauncher(home);
        TestServer server = server().with("launch", "profile_in_home", 1);
        Path profiles = home.resolve(".local/share/Arma 3 - Other Profiles");
        assertThat(there.launchCommand(server()).arguments()).contains("-name=server");
        assertThat(profiles).doesNotExist();
        assertThat(there.launchCommand(server).arguments()).contains("-name=server1");
        there.launchCommand(server);
        Files.writeString(profiles.resolve("server1/server1.Arma3Profile"), "version=1;\n");
        assertThat(new Arma3ConfigGenerator().render(server).get(2).text()).startsWith("version = 1;");

        Files.delete(profiles.resolve("server1"));
        Files.createDirectories(profiles.resolve("server1"));
        assertThat(catchThrowableOfType(LanguardException.class, () -> there.launchCommand(server))
                        .code())
                .isEqualTo(ErrorCode.INVALID_CONFIG);
        there.launchCommand(server.executable("C:\\arma3\\arma3server_x64.exe"));
    }

    @Test
    void onlyItsOwnLinkInTheHomeFolderIsReplaced() throws IOException {
        Path home = directory.resolve("home");
        Arma3ServerLauncher there = new Arma3ServerLauncher(home);
        Path link = home.resolve(".local/share/Arma 3 - Other Profiles/server1");
        Path data = Files.createDirectories(directory.resolve("data"));
        there.launchCommand(new TestServer(data).with("launch", "profile_in_home", 1));
        Path moved = Files.move(data, directory.resolve("moved"));
        TestServer server = new TestServer(moved).with("launch", "profile_in_home", 1);
        there.launchCommand(server);
        assertThat(Files.readSymbolicLink(link)).as("after a move").isEqualTo(moved.resolve("profiles/home/server1"));

        Files.delete(link);
        Path elsewhere = directory.resolve("elsewhere");
        Files.createSymbolicLink(link, elsewhere);
        assertThatThrownBy(() -> there.launchCommand(server))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIG))
                .hasMessageContaining(elsewhere.toString());
        assertThat(Files.readSymbolicLink(link)).isEqualTo(elsewhere);
    }

    @Test
    void battlEyesLibraryIsCopiedOnce() throws IOException {
        Path installation =
                Files.createDirectories(directory.resolve("game/battleye")).getParent();
        Files.writeString(installation.resolve("battleye/beserver_x64.so"), "old");
        Files.writeString(installation.resolve("battleye/beserver_x64.cfg"), "not ours");
        TestServer server = server().executable(installation + "/arma3server_x64");
        process.launchCommand(server);
        Files.writeString(installation.resolve("battleye/beserver_x64.so"), "new");
        process.launchCommand(server);
        Path library = directory.resolve("battleye/beserver_x64.so");
        assertThat(library).hasContent("old");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(library)))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("battleye/beserver_x64.cfg")).doesNotExist();
    }

    private List<String> problems(TestServer server) {
        LanguardException refusal = catchThrowableOfType(LanguardException.class, () -> process.launchCommand(server));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_CONFIG);
        return refusal.details().stream().map(FieldProblem::field).toList();
    }

    private static EnabledMod mod(Path folder, boolean serverOnly) throws IOException {
        return new EnabledMod(folder.getFileName().toString(), Files.createDirectories(folder), null, serverOnly);
    }

    private TestServer server() {
        return new TestServer(directory);
    }
}
