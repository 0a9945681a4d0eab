package io.languard.core.server;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameAdapter;
import io.languard.api.error.ErrorCode;
import io.languard.api.process.ExecutableFinder;
import io.languard.api.process.FoundExecutable;
import io.languard.core.GameServices;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.server.ExecutableSuggestion;
import io.languard.service.server.NewServer;
import io.languard.service.server.PortSuggestion;
import io.languard.service.user.Actor;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.testkit.FreePorts;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSuggestionServiceImplTest {

    private static final Map<String, Object> FINDER = GameServices.properties("fake", ExecutableFinder.class);

    @TempDir
    Path temporary;

    TestCore platform;
    Path shell;

    @BeforeEach
    void start() throws IOException {
        platform = new TestCore(temporary.resolve("data"), new InMemoryStores());
        shell = Files.createDirectories(temporary.resolve("games/busy")).resolve("sh");
        Files.writeString(shell, "");
        Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void stop() {
        platform.crash();
    }

    @Test
    void suggestsWhatServersUseIfTheAdapterCannotSearch() {
        int one = platform.create("one", null);
        int two = platform.create("two", null);

        assertThat(executables(TestCore.ADMIN))
                .containsExactly(new ExecutableSuggestion("/bin/sh", null, List.of(one, two)));
    }

    @Test
    void doesNotShowWhatServersUseThatTheActorMayNotView() {
        int one = platform.create("one", null);
        platform.create("two", null);
        Grant create = Grant.everywhere(Set.of(Permission.SERVERS_CREATE));

        assertThat(executables(new Actor("eve", List.of(create)))).isEmpty();
        assertThat(executables(new Actor("eve", List.of(create, new Grant(one, Set.of(Permission.SERVER_VIEW))))))
                .containsExactly(new ExecutableSuggestion("/bin/sh", null, List.of(one)));
    }

    @Test
    void doesNotSuggestAnExecutableThatIsGone() {
        platform.servers.create(
                TestCore.ADMIN, new NewServer("one", null, "fake", "/absent/sh", FreePorts.first(2), null, null, null));

        assertThat(executables(TestCore.ADMIN)).isEmpty();
    }

    @Test
    void suggestsWhatTheAdapterFindsWithItsLabel() {
        int one = platform.create("one", null);
        registerFinder(search -> search.find(List.of("sh")).stream()
                .filter(file -> file.startsWith(temporary))
                .map(file -> new FoundExecutable(file, " build\t7 "))
                .toList());

        assertThat(executables(TestCore.ADMIN))
                .containsExactly(
                        new ExecutableSuggestion("/bin/sh", null, List.of(one)),
                        new ExecutableSuggestion(shell.toString(), "build 7", List.of()));
    }

    @Test
    void doesNotSuggestWhatMayNotBeRun() throws IOException {
        Path other = Files.copy(shell, shell.resolveSibling("bash"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        registerFinder(search -> search.find(List.of("bash")).stream()
                .filter(other::equals)
                .map(FoundExecutable::new)
                .toList());

        assertThat(executables(TestCore.ADMIN)).isEmpty();
    }

    @Test
    void refusesWhatTheSearchHasNotFound() {
        registerFinder(search -> List.of(new FoundExecutable(Path.of("/bin/sh"))));

        assertRefused(ErrorCode.INTERNAL_ERROR, () -> executables(TestCore.ADMIN));
    }

    @Test
    void suggestsPortsThatNeitherServersNorSocketsUse() throws IOException {
        int first = FreePorts.first(8);
        platform.game.defaultPort = OptionalInt.of(first);
        assertThat(ports()).isEqualTo(new PortSuggestion(first, null));

        create("one", first);
        assertThat(ports()).isEqualTo(new PortSuggestion(first + 2, null));

        // The game also binds the TCP port above its own.
        try (DatagramSocket bound = new DatagramSocket(new InetSocketAddress(first + 2))) {
            assertThat(ports()).isEqualTo(new PortSuggestion(first + 3, null));
        }
        create("two", first + 3);
        assertThat(ports()).isEqualTo(new PortSuggestion(first + 5, null));
    }

    @Test
    void suggestsARemoteAdminPortIfTheGameHasOne() throws IOException {
        int first = FreePorts.first(8);
        platform.game.defaultPort = OptionalInt.of(first);
        platform.game.defaultRemotePort = OptionalInt.of(first);
        assertThat(ports().rconPort()).isNull();

        platform.registerRemoteAdmin();
        assertThat(ports()).isEqualTo(new PortSuggestion(first, first + 2));

        try (DatagramSocket bound = new DatagramSocket(new InetSocketAddress(first + 2))) {
            assertThat(ports()).isEqualTo(new PortSuggestion(first, first + 3));
        }
    }

    @Test
    void suggestsSomePortForAGameWithoutAUsualOne() {
        assertThat(ports().gamePort()).isGreaterThanOrEqualTo(FreePortFinder.FIRST_PORT);
    }

    @Test
    void saysIfNoPortsAreFree() {
        platform.game.defaultPort = OptionalInt.of(65_535);
        assertRefused(ErrorCode.PORT_IN_USE, this::ports);

        platform.game.defaultPort = OptionalInt.of(0);
        assertRefused(ErrorCode.INTERNAL_ERROR, this::ports);
    }

    @Test
    void needsAGameThatRunsProcesses() {
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.suggestions.freePorts(TestCore.ADMIN, "doom"));
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.suggestions.executables(TestCore.ADMIN, "doom"));

        platform.registry.bind((GameAdapter) () -> "Doom", GameServices.properties("doom", GameAdapter.class));
        assertRefused(ErrorCode.CAPABILITY_NOT_SUPPORTED, () -> platform.suggestions.freePorts(TestCore.ADMIN, "doom"));
        assertRefused(
                ErrorCode.CAPABILITY_NOT_SUPPORTED, () -> platform.suggestions.executables(TestCore.ADMIN, "doom"));
    }

    private void registerFinder(ExecutableFinder finder) {
        platform.registry.bind(finder, FINDER);
    }

    private List<ExecutableSuggestion> executables(Actor actor) {
        return platform.suggestions.executables(actor, "fake");
    }

    private PortSuggestion ports() {
        return platform.suggestions.freePorts(TestCore.ADMIN, "fake");
    }

    private void create(String name, int port) {
        platform.servers.create(TestCore.ADMIN, new NewServer(name, null, "fake", "/bin/sh", port, null, null, null));
    }
}
