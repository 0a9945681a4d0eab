package io.languard.core.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.TestCore;
import io.languard.core.access.GrantAuthorizer;
import io.languard.core.registry.WorldRegistry;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
import io.languard.world.CleanupResult;
import io.languard.world.StartedWorld;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.StoppedWorld;
import io.languard.world.World;
import io.languard.world.WorldProvisioner;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
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

class WorldServiceImplTest {

    private static final Actor LOBBY = Actor.lobby();
    private static final World WORLD =
            new World("Ann", "Ann-home", "10.0.0.5", 25565, WorldStatus.RUNNING, Instant.EPOCH, Instant.EPOCH);

    static final WorldTimeouts LIMITS = new WorldTimeouts(Duration.ofMillis(200), Duration.ofMillis(200));

    private final List<PlatformEvent.Audited> trail = new ArrayList<>();
    private final CoreExecutors threads = new CoreExecutors();
    private final WorldRegistry registry = new WorldRegistry(threads);
    private final WorldServiceImpl worlds =
            new WorldServiceImpl(new GrantAuthorizer(), new AuditCapture(), registry, LIMITS);

    @AfterEach
    void end() {
        threads.stop();
    }

    private void provide(WorldProvisioner provisioner) {
        registry.addProvisioner(provisioner);
    }

    @Test
    void withoutAProvisionerWorldsAreUnavailable() {
        assertThat(worlds.available()).isFalse();
        assertThatThrownBy(() -> worlds.ensureRunning(LOBBY, "Ann", "home"))
                .isInstanceOfSatisfying(LanguardException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CAPABILITY_NOT_SUPPORTED);
                    assertThat(e).hasMessage("Container provisioning is not available");
                });
    }

    @Test
    void onlyChangesAreAudited() {
        provide(new StubWorldProvisioner(WorldResult.success(new StartedWorld(WORLD, Origin.CREATED))));
        worlds.ensureRunning(LOBBY, "Ann", "home");
        provide(new StubWorldProvisioner(WorldResult.success(new StartedWorld(WORLD, Origin.ALREADY_RUNNING))));
        worlds.ensureRunning(LOBBY, "Ann", "home");
        provide(new StubWorldProvisioner(WorldResult.success(new StoppedWorld(WORLD, false))));
        worlds.stop(LOBBY, "Ann");
        provide(new StubWorldProvisioner(WorldResult.success(new StoppedWorld(WORLD, true))));
        worlds.stop(LOBBY, "Ann");

        assertThat(trail)
                .extracting(audited -> audited.event().type(), PlatformEvent.Audited::actor)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("world_created", "lobby"),
                        org.assertj.core.groups.Tuple.tuple("world_stopped", "lobby"));
    }

    @Test
    void aWorldMayStopOnlyItself() {
        provide(new StubWorldProvisioner(null) {
            @Override
            public List<World> list() {
                return List.of(WORLD);
            }
        });
        assertThat(worlds.mayStop(LOBBY, WORLD.address(), "Ann")).isTrue();
        assertThat(worlds.mayStop(LOBBY, WORLD.address(), "Bob")).isFalse();
        assertThat(worlds.mayStop(LOBBY, "10.0.0.99", "Bob")).isTrue();
    }

    @Test
    void aProvisionerUnregisteredDuringACallIsReportedAsMissing() {
        provide(new StubWorldProvisioner(null) {
            @Override
            public List<World> list() {
                registry.removeProvisioner(this);
                throw new IllegalStateException("the bundle is gone");
            }
        });
        assertThatThrownBy(() -> worlds.list(TestCore.VIEWER))
                .isInstanceOfSatisfying(LanguardException.class, e -> assertThat(e.code())
                        .isEqualTo(ErrorCode.CAPABILITY_NOT_SUPPORTED));
    }

    @Test
    void anUnexpectedExceptionIsReportedAsACodedError() {
        provide(new StubWorldProvisioner(null) {
            @Override
            public List<World> list() {
                throw new IllegalStateException("an internal secret");
            }
        });
        assertThatThrownBy(() -> worlds.list(TestCore.VIEWER)).isInstanceOfSatisfying(LanguardException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
            assertThat(e.getMessage()).doesNotContain("secret");
        });
    }

    @Test
    void pendingCallsFailWhenTheProvisionerIsUnregistered() throws Exception {
        HangingWorldProvisioner hangingWorldProvisioner = new HangingWorldProvisioner();
        provide(hangingWorldProvisioner);
        WorldServiceImpl withLongTimeouts = new WorldServiceImpl(
                new GrantAuthorizer(),
                new AuditCapture(),
                registry,
                new WorldTimeouts(Duration.ofDays(1), Duration.ofDays(1)));
        CompletableFuture<WorldResult<StartedWorld>> waiting = CompletableFuture.supplyAsync(
                () -> withLongTimeouts.ensureRunning(LOBBY, "Ann", "home"), TestCore.CLIENTS);
        hangingWorldProvisioner.entered.await();

        registry.removeProvisioner(hangingWorldProvisioner);

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(LanguardException.class)
                .hasMessageContaining("Container provisioning is not available");
    }

    @Test
    void callsToAHangingProvisionerTimeOut() {
        HangingWorldProvisioner hangingWorldProvisioner = new HangingWorldProvisioner();
        provide(hangingWorldProvisioner);

        assertThatThrownBy(() -> worlds.ensureRunning(LOBBY, "Ann", "home"))
                .isInstanceOfSatisfying(LanguardException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
                    assertThat(e).hasMessage("The provisioner of worlds did not respond in time");
                });
        assertThatThrownBy(() -> worlds.cleanup(LOBBY)).hasMessageContaining("in time");
        assertThat(worlds.list(TestCore.VIEWER))
                .as("reading records does not wait for the engine")
                .containsExactly(WORLD);
    }

    private final class AuditCapture implements EventService {
        @Override
        public void publish(PlatformEvent event) {
            trail.add((PlatformEvent.Audited) event);
        }
    }

    /** Never responds. */
    private static final class HangingWorldProvisioner extends StubWorldProvisioner {

        final CountDownLatch entered = new CountDownLatch(1);

        HangingWorldProvisioner() {
            super(null);
        }

        @Override
        public WorldResult<StartedWorld> ensureRunning(String player, String name) {
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

    private static class StubWorldProvisioner implements WorldProvisioner {

        private final WorldResult<?> result;

        StubWorldProvisioner(WorldResult<?> result) {
            this.result = result;
        }

        @SuppressWarnings("unchecked") // the test knows which operation it calls
        private <T> WorldResult<T> result() {
            return (WorldResult<T>) result;
        }

        @Override
        public WorldResult<StartedWorld> ensureRunning(String player, String name) {
            return result();
        }

        @Override
        public WorldResult<StoppedWorld> stop(String player) {
            return result();
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
