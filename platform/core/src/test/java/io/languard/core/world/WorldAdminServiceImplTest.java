package io.languard.core.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.TestCore;
import io.languard.core.access.GrantAuthorizer;
import io.languard.core.registry.WorldRegistry;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
import io.languard.service.user.Role;
import io.languard.world.StartedWorld;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.StoppedWorld;
import io.languard.world.World;
import io.languard.world.WorldControl;
import io.languard.world.WorldFailure;
import io.languard.world.WorldLoad;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WorldAdminServiceImplTest {

    private static final Actor ADMIN = Actor.user("admin", Role.ADMIN);
    private static final World WORLD =
            new World("Ann", "Ann-home", "10.0.0.5", 25565, WorldStatus.RUNNING, Instant.EPOCH, Instant.EPOCH);

    private final List<PlatformEvent.Audited> trail = new ArrayList<>();
    private final CoreExecutors threads = new CoreExecutors();
    private final WorldRegistry registry = new WorldRegistry(threads);
    private final WorldAdminServiceImpl worlds = new WorldAdminServiceImpl(
            new GrantAuthorizer(),
            new AuditCapture(),
            registry,
            new WorldTimeouts(Duration.ofSeconds(20), Duration.ZERO));

    @AfterEach
    void end() {
        threads.stop();
    }

    @Test
    void withoutAProvisionerOperationsAreNotSupported() {
        assertThatThrownBy(() -> worlds.freeze(ADMIN, "Ann"))
                .isInstanceOfSatisfying(LanguardException.class, e -> assertThat(e.code())
                        .isEqualTo(ErrorCode.CAPABILITY_NOT_SUPPORTED));
        assertThatThrownBy(() -> worlds.get(TestCore.VIEWER, "Ann")).isInstanceOf(LanguardException.class);
    }

    @Test
    void changesAreAuditedWithTheirActor() {
        registry.addControl(new StubWorldControl(WorldResult.success(new StartedWorld(WORLD, Origin.STARTED))));
        worlds.start(ADMIN, "Ann");
        worlds.thaw(ADMIN, "Ann");
        registry.addControl(new StubWorldControl(WorldResult.success(new StartedWorld(WORLD, Origin.ALREADY_RUNNING))));
        worlds.start(ADMIN, "Ann");
        registry.addControl(new StubWorldControl(WorldResult.success(new StoppedWorld(WORLD, false))));
        worlds.freeze(ADMIN, "Ann");
        registry.addControl(new StubWorldControl(WorldResult.success(new StoppedWorld(WORLD, true))));
        worlds.freeze(ADMIN, "Ann");
        registry.addControl(new StubWorldControl(WorldResult.success(new StoppedWorld(WORLD, false))));
        worlds.stop(ADMIN, "Ann");
        registry.addControl(new StubWorldControl(WorldResult.success(WORLD)));
        worlds.delete(ADMIN, "Ann");

        assertThat(trail)
                .extracting(audited -> audited.event().type(), PlatformEvent.Audited::actor)
                .containsExactly(
                        tuple("world_started", "admin"),
                        tuple("world_thawed", "admin"),
                        tuple("world_frozen", "admin"),
                        tuple("world_stopped", "admin"),
                        tuple("world_deleted", "admin"));
    }

    @Test
    void onlyAdminsSeeAddressesInAConsole() {
        registry.addControl(new StubWorldControl(WorldResult.success("Ann [203.0.113.9] joins game.")));
        assertThat(worlds.console(TestCore.VIEWER, "Ann")).isEqualTo("Ann [***] joins game.");
        assertThat(worlds.console(ADMIN, "Ann")).isEqualTo("Ann [203.0.113.9] joins game.");
    }

    static List<Arguments> refusals() {
        return List.of(
                Arguments.of(WorldResult.failure(WorldFailure.unknownPlayer()), ErrorCode.NOT_FOUND),
                Arguments.of(WorldResult.failure(WorldFailure.capReached()), ErrorCode.CONFLICT),
                Arguments.of(WorldResult.failure(WorldFailure.noAddress("c")), ErrorCode.CONFLICT),
                Arguments.of(WorldResult.failure(WorldFailure.refused("c", "no")), ErrorCode.CONFLICT),
                Arguments.of(WorldResult.failure(WorldFailure.databaseUnavailable()), ErrorCode.DATABASE_UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aFailureIsReportedAsACodedError(WorldResult<?> result, ErrorCode code) {
        registry.addControl(new StubWorldControl(result));

        assertThatThrownBy(() -> worlds.start(ADMIN, "Ann"))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThatThrownBy(() -> worlds.console(TestCore.VIEWER, "Ann"))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(trail).isEmpty();
    }

    @Test
    void metricsArePublishedWhileAProvisionerIsRegistered() {
        WorldMetricSource metricSource = new WorldMetricSource(registry);
        assertThat(metricSource.collect()).isEmpty();

        registry.addControl(new StubWorldControl(null));
        assertThat(metricSource.collect().stream().flatMap(snapshot -> snapshot.getDataPoints().stream()
                        .map(point -> tuple(
                                snapshot.getMetadata().getName(),
                                point.getLabels().get("status"),
                                ((GaugeDataPointSnapshot) point).getValue()))))
                .containsExactlyInAnyOrder(
                        tuple("languard_worlds", "running", 3.0),
                        tuple("languard_worlds", "frozen", 1.0),
                        tuple("languard_worlds_cap", "running", 5.0),
                        tuple("languard_worlds_cap", "frozen", 2.0));
    }

    /** Keeps threads free for all other requests. */
    @Test
    void callsBeyondTheLimitAreRejectedImmediately() throws Exception {
        int most = 24;
        CountDownLatch entered = new CountDownLatch(most);
        CountDownLatch gate = new CountDownLatch(1);
        registry.addControl(new StubWorldControl(WorldResult.success(new StoppedWorld(WORLD, true))) {
            @Override
            public WorldResult<StoppedWorld> halt(String player) {
                entered.countDown();
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return super.halt(player);
            }
        });
        List<CompletableFuture<World>> waiting = IntStream.range(0, most)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> worlds.stop(ADMIN, "Ann"), command -> new Thread(command).start()))
                .toList();
        entered.await();

        assertThatThrownBy(() -> worlds.console(TestCore.VIEWER, "Ann"))
                .isInstanceOfSatisfying(LanguardException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
                    assertThat(e).hasMessage("The provisioner of worlds is too busy");
                });
        gate.countDown();
        for (CompletableFuture<World> each : waiting) {
            assertThat(each.get()).isEqualTo(WORLD);
        }
        assertThat(worlds.stop(ADMIN, "Ann")).isEqualTo(WORLD);
    }

    private final class AuditCapture implements EventService {
        @Override
        public void publish(PlatformEvent event) {
            trail.add((PlatformEvent.Audited) event);
        }
    }

    private static class StubWorldControl implements WorldControl {

        private final WorldResult<?> result;

        StubWorldControl(WorldResult<?> result) {
            this.result = result;
        }

        @SuppressWarnings("unchecked") // the test knows which operation it calls
        private <T> WorldResult<T> result() {
            return (WorldResult<T>) result;
        }

        @Override
        public WorldResult<StartedWorld> start(String player) {
            return result();
        }

        @Override
        public WorldResult<StoppedWorld> freeze(String player) {
            return result();
        }

        @Override
        public WorldResult<StartedWorld> thaw(String player) {
            return result();
        }

        @Override
        public WorldResult<StoppedWorld> halt(String player) {
            return result();
        }

        @Override
        public WorldResult<World> delete(String player) {
            return result();
        }

        @Override
        public WorldResult<String> console(String player) {
            return result();
        }

        @Override
        public WorldLoad load() {
            return new WorldLoad(3, 5, 1, 2);
        }
    }
}
