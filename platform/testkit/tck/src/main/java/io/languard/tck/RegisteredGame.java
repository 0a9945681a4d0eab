package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.languard.api.CapabilityType;
import io.languard.api.GameAdapter;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.registry.AdapterRegistry;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.game.Capability;
import io.languard.tck.AdapterBundle.AdapterComponent;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The adapter's services, registered in the platform's own registry and called through its guard. */
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
            if (component.gameType() != null) {
                register(component);
            }
            found = component.services().contains(GameAdapter.class.getName()) ? component.gameType() : found;
        }
        if (found == null) {
            throw new AssertionError("No component is registered as " + GameAdapter.class.getName()
                    + " with a game type; is it annotated with @GameType?");
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

    /** Returns the names of the interfaces of the registered capabilities. */
    Set<String> capabilities() {
        return registry.capabilities(gameType).stream().map(Capability::type).collect(Collectors.toSet());
    }

    /** Returns whether a capability, or the one that it is a part of, is declared missing. */
    boolean lacks(Class<?> capability) {
        String whole = capability.getAnnotation(CapabilityType.class).partOf();
        return gameFixture.missing().stream()
                .anyMatch(missing -> missing == capability
                        || missing.getAnnotation(CapabilityType.class).name().equals(whole));
    }

    /** Calls a capability as the platform does: with a time limit, and with exceptions converted to coded errors. */
    <C, R> R call(Class<C> type, Function<C, R> call) {
        return registry.require(gameType, type).call(call);
    }

    /** Asserts that the platform rejects a capability with an error that names the capability and the game. */
    void assertDenied(Class<?> type) {
        Throwable thrown = catchThrowable(() -> registry.require(gameType, type));
        assertThat(thrown).isInstanceOf(LanguardException.class);
        assertThat(((LanguardException) thrown).code()).isEqualTo(ErrorCode.CAPABILITY_NOT_SUPPORTED);
        assertThat(thrown)
                .hasMessage(type.getAnnotation(CapabilityType.class).title() + " not supported for game type '"
                        + gameType + "'");
    }

    @Override
    public void close() {
        threads.stop();
    }

    private void register(AdapterComponent component) {
        registry.bind(
                make(component.implementation()),
                Map.of(
                        "game.type",
                        component.gameType(),
                        "objectClass",
                        component.services().toArray(String[]::new)));
    }

    private Object make(String name) {
        try {
            Constructor<?> constructor = Class.forName(
                            name, true, gameFixture.anchor().getClassLoader())
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(name + " has no usable constructor without parameters", e);
        }
    }

    /** An event service that discards all events. */
    private static final class NoOpEvents implements EventService {
        @Override
        public void publish(PlatformEvent event) {
            // The contract tests do not check events.
        }
    }
}
