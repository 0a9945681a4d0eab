package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.lxc.engine.EngineSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tests of worlds have in common. */
final class LxcWorldFixtures {

    /** The platform that these worlds belong to. */
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

    /** The same where players' worlds are frozen, so many of them at most. */
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

    /** The same that waits for a game's port. */
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

    /** The same with another template. */
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

    static World record(String player, String container, String status, Instant lastLogin) {
        return new World(player, container, null, 25565, status, lastLogin, lastLogin);
    }

    /** The world of a result that says that it runs, and where it comes from. */
    static World running(WorldResult result, Origin origin) {
        assertThat(result).isInstanceOf(WorldResult.Running.class);
        assertThat(((WorldResult.Running) result).origin()).isEqualTo(origin);
        return ((WorldResult.Running) result).world();
    }

    /** What a platform does at its start. */
    static void reconcile(Provisioner worlds) {
        worlds.reconciler().findInconsistentPlayers().forEach(worlds.reconciler()::reconcile);
    }
}
