package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.languard.api.GameAdapter;
import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogParser;
import io.languard.api.mission.MissionManager;
import io.languard.api.mod.ModManager;
import io.languard.api.process.ServerLauncher;
import io.languard.api.remote.RemoteAdmin;
import io.languard.core.CoreExecutors;
import io.languard.core.registry.AdapterRegistry;
import io.languard.service.event.AuditRecord;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.game.Capability;
import io.languard.tck.AdapterBundle.AdapterComponent;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The adapter's services in the platform's own registry, called through its own fence. */
final class RegisteredGame implements AutoCloseable {

    private final CoreExecutors threads = new CoreExecutors();
    private final AdapterRegistry registry = new AdapterRegistry(new NoOpEvents(), threads);
    private final GameFixture gameFixture;
    private final AdapterBundle bundle;
    private final String gameType;

    RegisteredGame(GameFixture gameFixture) {
        this.gameFixture = gameFixture;
        this.bundle = AdapterBundle.of(gameFixture.anchor());
        String found = null;
        for (AdapterComponent component : bundle.components()) {
            if (component.services().stream().anyMatch(service -> service.startsWith("io.languard.api."))) {
                register(component);
            }
            found = component.services().contains(GameAdapter.class.getName()) ? component.gameType() : found;
        }
        if (found == null) {
            throw new AssertionError("No component is registered as " + GameAdapter.class.getName()
                    + " with a game type: is @GameType on it?");
        }
        gameType = found;
    }

    GameFixture game() {
        return gameFixture;
    }

    AdapterBundle bundle() {
        return bundle;
    }

    String gameType() {
        return gameType;
    }

    GameAdapter adapter() {
        return registry.requireGame(gameType).call(Function.identity());
    }

    Set<Capability> capabilities() {
        return registry.capabilities(gameType);
    }

    boolean lacks(Capability capability) {
        return gameFixture.missing().contains(capability);
    }

    /** Calls a capability as the platform does: with a time limit, and what escapes becomes a coded error. */
    <C, R> R call(Class<C> type, Function<C, R> call) {
        return registry.require(gameType, type).call(call);
    }

    /** That the platform refuses a capability by its name, and the game's. */
    void assertDenied(Capability capability, Class<?> type) {
        Throwable thrown = catchThrowable(() -> registry.require(gameType, type));
        assertThat(thrown).isInstanceOf(LanguardException.class);
        assertThat(((LanguardException) thrown).code()).isEqualTo(ErrorCode.CAPABILITY_NOT_SUPPORTED);
        assertThat(thrown).hasMessage(capability.title() + " not supported for game type '" + gameType + "'");
    }

    @Override
    public void close() {
        threads.stop();
    }

    private void register(AdapterComponent component) {
        Object service = make(component.implementation());
        Map<String, Object> properties = new HashMap<>();
        properties.put("game.type", component.gameType());
        for (String type : component.services()) {
            switch (type.substring(type.lastIndexOf('.') + 1)) {
                case "GameAdapter" -> registry.addAdapter((GameAdapter) service, properties);
                case "ConfigGenerator" -> registry.addConfigGenerator((ConfigGenerator) service, properties);
                case "ServerLauncher" -> registry.addServerLauncher((ServerLauncher) service, properties);
                case "LogParser" -> registry.addLogParser((LogParser) service, properties);
                case "RemoteAdmin" -> registry.addRemoteAdmin((RemoteAdmin) service, properties);
                case "MissionManager" -> registry.addMissionManager((MissionManager) service, properties);
                case "ModManager" -> registry.addModManager((ModManager) service, properties);
                case "BanManager" -> registry.addBanManager((BanManager) service, properties);
                default -> {
                    // Routes and services of the adapter's own have no contract here.
                }
            }
        }
    }

    private Object make(String name) {
        try {
            Constructor<?> constructor = Class.forName(
                            name, true, gameFixture.anchor().getClassLoader())
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(name + " can't be made without arguments", e);
        }
    }

    /** Nobody listens. */
    private static final class NoOpEvents implements EventService {
        @Override
        public void publish(PlatformEvent event) {
            // Nobody listens.
        }

        @Override
        public List<AuditRecord> trail(Integer serverId, String type, int limit, int offset) {
            return List.of();
        }
    }
}
