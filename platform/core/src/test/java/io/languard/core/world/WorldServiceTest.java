package io.languard.core.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldProvisioner;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.core.CoreThreads;
import io.languard.core.registry.WorldRegistry;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.event.StoredEvent;
import io.languard.ports.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorldServiceTest {

    private static final Actor LOBBY = new Actor("lobby");
    private static final World WORLD =
            new World("Ann", "Ann-home", "10.0.0.5", 25565, "running", Instant.EPOCH, Instant.EPOCH);

    static final WorldLimits LIMITS = new WorldLimits(Duration.ofMillis(200), Duration.ofMillis(200));

    private final List<PlatformEvent.Audited> trail = new ArrayList<>();
    private final CoreThreads threads = new CoreThreads();
    private final WorldRegistry registry = new WorldRegistry(threads);
    private final WorldService worlds = new WorldService(new Trail(), registry, LIMITS);

    @AfterEach
    void end() {
        threads.stop();
    }

    private void provide(WorldProvisioner provisioner) {
        registry.addProvisioner(provisioner);
    }

    @Test
    void withoutAProvisionerThereAreNoWorlds() {
        assertThat(worlds.available()).isFalse();
        assertThatThrownBy(() -> worlds.add(LOBBY, "Ann", "home"))
                .isInstanceOfSatisfying(LanguardException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CAPABILITY_NOT_SUPPORTED);
                    assertThat(e).hasMessage("Container provisioning is not available");
                });
    }

    @Test
    void onlyWhatChangedSomethingStandsInTheTrail() {
        provide(new Fake(new WorldResult.Running(WORLD, Origin.CREATED)));
        worlds.add(LOBBY, "Ann", "home");
        provide(new Fake(new WorldResult.Running(WORLD, Origin.ALREADY_RUNNING)));
        worlds.add(LOBBY, "Ann", "home");
        provide(new Fake(new WorldResult.Stopped(WORLD, false)));
        worlds.stop(LOBBY, "Ann");
        provide(new Fake(new WorldResult.Stopped(WORLD, true)));
        worlds.stop(LOBBY, "Ann");

        assertThat(trail)
                .extracting(PlatformEvent.Audited::type, PlatformEvent.Audited::actor)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("world_created", "lobby"),
                        org.assertj.core.groups.Tuple.tuple("world_stopped", "lobby"));
    }

    @Test
    void aProvisionerThatGoesInTheMiddleOfACallIsAbsent() {
        provide(new Fake(null) {
            @Override
            public List<World> list() {
                registry.removeProvisioner(this);
                throw new IllegalStateException("the bundle is gone");
            }
        });
        assertThatThrownBy(worlds::list).isInstanceOfSatisfying(LanguardException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.CAPABILITY_NOT_SUPPORTED));
    }

    @Test
    void aStrayExceptionIsACodedError() {
        provide(new Fake(null) {
            @Override
            public List<World> list() {
                throw new IllegalStateException("a secret of the inside");
            }
        });
        assertThatThrownBy(worlds::list).isInstanceOfSatisfying(LanguardException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
            assertThat(e.getMessage()).doesNotContain("secret");
        });
    }

    @Test
    void whoeverWaitsIsToldAtOnceThatTheProvisionerIsGone() throws Exception {
        Hanging hanging = new Hanging();
        provide(hanging);
        WorldService patient =
                new WorldService(new Trail(), registry, new WorldLimits(Duration.ofDays(1), Duration.ofDays(1)));
        CompletableFuture<WorldResult> waiting = CompletableFuture.supplyAsync(() -> patient.add(LOBBY, "Ann", "home"));
        hanging.entered.await();

        registry.removeProvisioner(hanging);

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(LanguardException.class)
                .hasMessageContaining("Container provisioning is not available");
    }

    @Test
    void aProvisionerThatHangsHoldsNobodyForEver() {
        Hanging hanging = new Hanging();
        provide(hanging);

        assertThatThrownBy(() -> worlds.add(LOBBY, "Ann", "home"))
                .isInstanceOfSatisfying(LanguardException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
                    assertThat(e).hasMessage("The provisioner of worlds did not answer in time");
                });
        assertThatThrownBy(() -> worlds.cleanup(LOBBY)).hasMessageContaining("in time");
        assertThat(worlds.list()).as("what waits for no engine").containsExactly(WORLD);
    }

    private final class Trail implements Events {
        @Override
        public void publish(PlatformEvent event) {
            trail.add((PlatformEvent.Audited) event);
        }

        @Override
        public List<StoredEvent> trail(Integer serverId, String type, int limit, int offset) {
            return List.of();
        }
    }

    /** Whatever is asked for, no answer comes. */
    private static final class Hanging extends Fake {

        final CountDownLatch entered = new CountDownLatch(1);

        Hanging() {
            super(null);
        }

        @Override
        public WorldResult add(String player, String name) {
            hang();
            return null;
        }

        @Override
        public CleanupResult cleanup() {
            hang();
            return null;
        }

        private void hang() {
            entered.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
        }
    }

    private static class Fake implements WorldProvisioner {

        private final WorldResult result;

        Fake(WorldResult result) {
            this.result = result;
        }

        @Override
        public WorldResult add(String player, String name) {
            return result;
        }

        @Override
        public WorldResult stop(String player) {
            return result;
        }

        @Override
        public CleanupResult cleanup() {
            return new CleanupResult(0, List.of());
        }

        @Override
        public List<World> list() {
            return List.of(WORLD);
        }
    }
}
