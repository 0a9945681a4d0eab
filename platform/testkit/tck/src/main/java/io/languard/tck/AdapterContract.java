package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameAdapter;
import io.languard.api.player.Player;
import io.languard.api.remote.GracefulShutdown;
import io.languard.api.remote.MessageBroadcaster;
import io.languard.api.remote.PlayerBanner;
import io.languard.api.remote.PlayerKicker;
import io.languard.api.remote.PlayerLister;
import io.languard.api.remote.RemoteSession;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The contract tests for an adapter. Extend this class in the adapter's module, and override {@link #game()} to describe
 * the adapter. The tests need the packaged bundle, so they run as an integration test.
 *
 * <pre>
 * class MyGameContractIT extends AdapterContract {
 *     &#64;Override
 *     protected GameFixture game() {
 *         return GameFixture.forBundleOf(MyGame.class).lacks(MissionManager.class);
 *     }
 * }
 * </pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AdapterContract {

    private static final Player PLAYER = new Player("1", "Ann", null, null, null, Map.of());

    private GameFixture gameFixture;
    private RegisteredGame registered;

    /** Returns the adapter under test. Called once. */
    protected abstract GameFixture game();

    @BeforeAll
    void register() {
        gameFixture = game();
        registered = new RegisteredGame(gameFixture);
    }

    @AfterAll
    void unregister() {
        if (registered != null) {
            registered.close();
        }
    }

    @Test
    @DisplayName("the game exists and has a name")
    void theGameExists() {
        GameAdapter adapter = registered.adapter();
        assertThat(adapter.displayName()).isNotBlank().hasSizeLessThanOrEqualTo(GameAdapter.MAX_DISPLAY_NAME);
        assertThat(registered.gameType()).matches("[a-z][a-z0-9-]{0,31}");
    }

    @Test
    @DisplayName("it has every capability except those declared missing")
    void itHasEveryCapabilityExceptThoseDeclaredMissing() {
        Set<String> expected = StandardCapabilities.interfaces();
        expected.removeIf(name -> registered.lacks(StandardCapabilities.load(name)));
        assertThat(registered.capabilities())
                .as("registered capabilities: all of the API except those that the fixture declares missing")
                .containsAll(expected)
                .noneMatch(name ->
                        gameFixture.missing().stream().map(Class::getName).anyMatch(name::equals));
    }

    @Test
    @DisplayName("it imports only the API from the platform")
    void itImportsOnlyTheApiFromThePlatform() {
        assertThat(registered.bundle().imports())
                .filteredOn(name -> name.startsWith("io.languard."))
                .isNotEmpty()
                .allMatch(name -> name.equals("io.languard.api") || name.startsWith("io.languard.api."));
    }

    @Test
    @DisplayName("every imported package is available")
    void everyImportedPackageIsAvailable() {
        assertThat(registered.bundle().imports())
                .as("imported packages that Languard does not provide; add the library to the bundle, for example with"
                        + " \"-conditionalpackage: org.json.*\" in bnd.bnd")
                .filteredOn(name -> !ProvidedPackages.contains(name))
                .isEmpty();
    }

    @Nested
    @DisplayName("config_generator")
    class ConfigGenerators extends ConfigGeneratorContract {
        @Override
        RegisteredGame game() {
            return registered;
        }
    }

    @Nested
    @DisplayName("config_import")
    class ConfigImporters extends ConfigImporterContract {
        @Override
        RegisteredGame game() {
            return registered;
        }
    }

    @Nested
    @DisplayName("process_config")
    class ServerLaunchers extends ServerLauncherContract {
        @Override
        RegisteredGame game() {
            return registered;
        }
    }

    @Nested
    @DisplayName("executables")
    class ExecutableFinders extends ExecutableFinderContract {
        @Override
        RegisteredGame game() {
            return registered;
        }
    }

    @Nested
    @DisplayName("log_parser")
    class LogParsers extends LogParserContract {
        @Override
        RegisteredGame game() {
            return registered;
        }
    }

    @Nested
    @DisplayName("remote_admin")
    class RemoteAdmins extends RemoteAdminContract {
        @Override
        RegisteredGame game() {
            return registered;
        }
    }

    @Nested
    @DisplayName("players")
    class PlayerListers extends RemotePartContract<PlayerLister> {
        PlayerListers() {
            super(PlayerLister.class);
        }

        @Override
        RegisteredGame game() {
            return registered;
        }

        @Override
        CompletionStage<?> use(PlayerLister part, RemoteSession session) {
            return part.players(session);
        }
    }

    @Nested
    @DisplayName("kick")
    class PlayerKickers extends RemotePartContract<PlayerKicker> {
        PlayerKickers() {
            super(PlayerKicker.class);
        }

        @Override
        RegisteredGame game() {
            return registered;
        }

        @Override
        CompletionStage<?> use(PlayerKicker part, RemoteSession session) {
            return part.kick(session, PLAYER, "bye");
        }
    }

    @Nested
    @DisplayName("ban")
    class PlayerBanners extends RemotePartContract<PlayerBanner> {
        PlayerBanners() {
            super(PlayerBanner.class);
        }

        @Override
        RegisteredGame game() {
            return registered;
        }

        @Override
        CompletionStage<?> use(PlayerBanner part, RemoteSession session) {
            return part.ban(session, PLAYER, Duration.ofHours(1), "bye");
        }
    }

    @Nested
    @DisplayName("say")
    class MessageBroadcasters extends RemotePartContract<MessageBroadcaster> {
        MessageBroadcasters() {
            super(MessageBroadcaster.class);
        }

        @Override
        RegisteredGame game() {
            return registered;
        }

        @Override
        CompletionStage<?> use(MessageBroadcaster part, RemoteSession session) {
            return part.say(session, "hello");
        }
    }

    @Nested
    @DisplayName("shutdown")
    class GracefulShutdowns extends RemotePartContract<GracefulShutdown> {
        GracefulShutdowns() {
            super(GracefulShutdown.class);
        }

        @Override
        RegisteredGame game() {
            return registered;
        }

        @Override
        CompletionStage<?> use(GracefulShutdown part, RemoteSession session) {
            return part.shutdown(session);
        }
    }

    @Nested
    @DisplayName("backup")
    class BackupParticipants extends BackupParticipantContract {
        @Override
        RegisteredGame game() {
            return registered;
        }
    }

    @Nested
    @DisplayName("mission_manager")
    class MissionManagers extends MissionManagerContract {
        @Override
        RegisteredGame game() {
            return registered;
        }
    }

    @Nested
    @DisplayName("mod_manager")
    class ModManagers extends ModManagerContract {
        @Override
        RegisteredGame game() {
            return registered;
        }
    }

    @Nested
    @DisplayName("ban_manager")
    class BanManagers extends BanManagerContract {
        @Override
        RegisteredGame game() {
            return registered;
        }
    }
}
