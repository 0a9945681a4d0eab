package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.EngineSettings;
import io.languard.world.StartedWorld;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.World;
import io.languard.world.WorldFailure;
import io.languard.world.WorldFailure.Reason;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Shared fixtures of the tests of worlds. */
final class LxcWorldFixtures {

    /** The id of the platform that owns the test worlds. */
    static final String PLATFORM = "test";

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private LxcWorldFixtures() {}

    static LxcSettings settings(int cap, Duration addressTimeout) {
        return settings(cap, "wan-blok", addressTimeout, EngineSettings.local(Optional.empty()));
    }

    static LxcSettings settings(int cap, String base, Duration addressTimeout, EngineSettings engine) {
        return new LxcSettings(
                cap,
                5,
                false,
                Duration.ofDays(14),
                addressTimeout,
                Duration.ZERO,
                new Template(base, List.of(), Map.of()),
                engine);
    }

    /** Returns the settings with freezing enabled and this limit of frozen worlds. */
    static LxcSettings withFreezing(LxcSettings settings, int frozenCap) {
        return new LxcSettings(
                settings.cap(),
                frozenCap,
                true,
                settings.inactivity(),
                settings.addressTimeout(),
                settings.portTimeout(),
                settings.template(),
                settings.engine());
    }

    /** Returns the settings with a timeout for the game's port. */
    static LxcSettings withPortTimeout(LxcSettings settings, Duration portTimeout) {
        return new LxcSettings(
                settings.cap(),
                settings.frozenCap(),
                settings.freezeOnLeave(),
                settings.inactivity(),
                settings.addressTimeout(),
                portTimeout,
                settings.template(),
                settings.engine());
    }

    /** Returns the settings with another template. */
    static LxcSettings withTemplate(LxcSettings settings, Template template) {
        return new LxcSettings(
                settings.cap(),
                settings.frozenCap(),
                settings.freezeOnLeave(),
                settings.inactivity(),
                settings.addressTimeout(),
                settings.portTimeout(),
                template,
                settings.engine());
    }

    static Provisioner provisioner(FakeEngine engine, InMemoryWorldStore store, int cap) {
        LxcSettings settings = settings(cap, Duration.ofMillis(40));
        return new Provisioner(engine, store, settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static World record(String player, String container, WorldStatus status, Instant lastLogin) {
        return new World(player, container, null, 25565, status, lastLogin, lastLogin);
    }

    /** Returns the world of a successful start, after checking its origin. */
    static World running(WorldResult<StartedWorld> result, Origin origin) {
        StartedWorld started = value(result);
        assertThat(started.origin()).isEqualTo(origin);
        return started.world();
    }

    /** Returns the value of a successful operation. */
    static <T> T value(WorldResult<T> result) {
        return result.fold(Function.identity(), failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    /** Returns the reason of a failed operation. */
    static Reason reason(WorldResult<?> result) {
        return failure(result).reason();
    }

    static WorldFailure failure(WorldResult<?> result) {
        return result.fold(
                value -> {
                    throw new AssertionError(value.toString());
                },
                Function.identity());
    }

    /** Reconciles all records, as the platform does at startup. */
    static void reconcile(Provisioner worlds) {
        worlds.reconciler().findInconsistentPlayers().forEach(worlds.reconciler()::reconcile);
    }
}
