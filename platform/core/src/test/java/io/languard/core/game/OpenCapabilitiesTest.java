package io.languard.core.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.CapabilityType;
import io.languard.api.GameAdapter;
import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.mission.MissionManager;
import io.languard.api.remote.CommandParameter;
import io.languard.api.remote.GracefulShutdown;
import io.languard.api.remote.PlayerKicker;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteCommand;
import io.languard.core.CoreExecutors;
import io.languard.core.GameServices;
import io.languard.core.InMemoryBanManager;
import io.languard.core.InMemoryStores;
import io.languard.core.ScriptedGameAdapter;
import io.languard.core.ScriptedRemoteAdmin;
import io.languard.core.TextMissionManager;
import io.languard.core.config.SchemaCache;
import io.languard.core.event.EventBus;
import io.languard.core.registry.AdapterRegistry;
import io.languard.service.game.Capability;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import io.languard.service.game.MissionRulesView;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests capabilities that the platform's code does not mention. */
class OpenCapabilitiesTest {

    @CapabilityType(name = "tea_maker", title = "Tea")
    interface TeaMaker {
        String brew();
    }

    @CapabilityType(name = "milk", title = "Milk", partOf = "tea_maker")
    interface MilkJug {}

    static final class Teapot implements TeaMaker, MilkJug {
        @Override
        public String brew() {
            return "tea with milk";
        }
    }

    /** Not a capability. */
    interface Kettle {}

    static final class Pot implements TeaMaker, Kettle {
        @Override
        public String brew() {
            return "tea";
        }
    }

    static final Map<String, Object> TEA = GameServices.properties("fake", TeaMaker.class, Kettle.class);

    final CoreExecutors threads = new CoreExecutors();
    final AdapterRegistry registry =
            new AdapterRegistry(new EventBus(new InMemoryStores().eventStore, threads), threads);
    final GameService games =
            new GameServiceImpl(registry, new DisplayNameCache(threads), new SchemaCache(registry), new DeclaredBans());
    final Pot pot = new Pot();

    @BeforeEach
    void registerTheGame() {
        registry.bind(
                new ScriptedGameAdapter(), GameServices.properties("fake", GameAdapter.class, ConfigGenerator.class));
    }

    @AfterEach
    void stop() {
        threads.stop();
    }

    @Test
    void aGameShowsACapabilityWhileItsServiceIsRegistered() {
        registry.bind(pot, TEA);
        assertThat(names()).containsExactly("config_generator", "tea_maker");
        registry.unbind(pot, TEA);
        assertThat(names()).containsExactly("config_generator");
    }

    @Test
    void itsUseCaseFindsTheServiceByItsInterface() {
        assertThatThrownBy(() -> registry.require("fake", TeaMaker.class))
                .hasMessage("Tea not supported for game type 'fake'");
        registry.bind(pot, TEA);
        assertThat(registry.require("fake", TeaMaker.class).<String>call(TeaMaker::brew))
                .isEqualTo("tea");
    }

    @Test
    void partsAreNotInTheListOfAGamesCapabilities() {
        registry.bind(new Teapot(), GameServices.properties("fake", TeaMaker.class, MilkJug.class));
        GameView game = games.list().get(0);
        assertThat(names()).containsExactly("config_generator", "tea_maker");
        assertThat(game.parts()).extracting(Capability::wireName).containsExactly("milk");
        assertThat(game.supports(Capability.of(MilkJug.class).orElseThrow())).isTrue();
        assertThat(games.capabilities()).extracting(Capability::wireName).contains("milk");
    }

    @Test
    void theOperationsOfRemoteAdminAreItsRegisteredParts() {
        assertThatThrownBy(() -> games.remoteAdmin("doom")).hasMessage("No adapter registered for game type 'doom'");
        assertThatThrownBy(() -> games.remoteAdmin("fake"))
                .hasMessage("Remote admin not supported for game type 'fake'");
        registry.bind(
                new ScriptedRemoteAdmin(),
                GameServices.properties("fake", GracefulShutdown.class, RemoteAdmin.class, PlayerKicker.class));
        assertThat(games.remoteAdmin("fake").operations()).containsExactly("command", "kick", "shutdown");
    }

    @Test
    void theCommandsOfAGameAreThoseThatItsAdapterNames() {
        assertThatThrownBy(() -> games.remoteCommands("fake"))
                .hasMessage("Remote admin not supported for game type 'fake'");
        ScriptedRemoteAdmin admin = new ScriptedRemoteAdmin();
        registry.bind(admin, GameServices.properties("fake", RemoteAdmin.class));
        assertThat(games.remoteCommands("fake")).isEmpty();
        admin.commands = List.of(new RemoteCommand("kick", "Kicks a player", CommandParameter.playerSlot()));
        assertThat(games.remoteCommands("fake")).isEqualTo(admin.commands);
    }

    @Test
    void theRulesOfMissionsAreThoseOfTheAdapter() {
        assertThatThrownBy(() -> games.missionRules("fake")).hasMessage("Missions not supported for game type 'fake'");
        registry.bind(new TextMissionManager(), GameServices.properties("fake", MissionManager.class));
        assertThat(games.missionRules("fake"))
                .isEqualTo(new MissionRulesView(List.of(".mis"), List.of("Easy", "Hard")));
    }

    @Test
    void allKnownCapabilitiesAreTheDeclaredAndTheRegisteredOnesInOrder() {
        registry.bind(pot, TEA);
        registry.bind(new InMemoryBanManager(), GameServices.properties("fake", BanManager.class));
        assertThat(games.capabilities())
                .extracting(Capability::wireName)
                .containsExactly("config_generator", "ban_manager", "tea_maker");
    }

    private Stream<String> names() {
        return games.list().get(0).capabilities().stream().map(Capability::wireName);
    }

    private static final class DeclaredBans extends CapabilityCatalog {

        DeclaredBans() {
            super(null);
        }

        @Override
        Stream<Capability> declared() {
            return Capability.of(BanManager.class).stream();
        }
    }
}
