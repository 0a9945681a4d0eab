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
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.event.StoredEvent;
import io.languard.ports.user.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldServiceTest {

    private static final Actor LOBBY = new Actor("lobby");
    private static final World WORLD =
            new World("Ann", "Ann-home", "10.0.0.5", 25565, "running", Instant.EPOCH, Instant.EPOCH);

    private final List<PlatformEvent.Audited> trail = new ArrayList<>();
    private final WorldService worlds = new WorldService(new Trail());

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
        worlds.provisioner = new Fake(new WorldResult.Running(WORLD, Origin.CREATED));
        worlds.add(LOBBY, "Ann", "home");
        worlds.provisioner = new Fake(new WorldResult.Running(WORLD, Origin.ALREADY_RUNNING));
        worlds.add(LOBBY, "Ann", "home");
        worlds.provisioner = new Fake(new WorldResult.Stopped(WORLD, false));
        worlds.stop(LOBBY, "Ann");
        worlds.provisioner = new Fake(new WorldResult.Stopped(WORLD, true));
        worlds.stop(LOBBY, "Ann");

        assertThat(trail)
                .extracting(PlatformEvent.Audited::type, PlatformEvent.Audited::actor)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("world_created", "lobby"),
                        org.assertj.core.groups.Tuple.tuple("world_stopped", "lobby"));
    }

    @Test
    void aProvisionerThatGoesInTheMiddleOfACallIsAbsent() {
        worlds.provisioner = new Fake(null) {
            @Override
            public List<World> list() {
                worlds.provisioner = null;
                throw new IllegalStateException("the bundle is gone");
            }
        };
        assertThatThrownBy(worlds::list).isInstanceOfSatisfying(LanguardException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.CAPABILITY_NOT_SUPPORTED));
    }

    @Test
    void aStrayExceptionIsACodedError() {
        worlds.provisioner = new Fake(null) {
            @Override
            public List<World> list() {
                throw new IllegalStateException("a secret of the inside");
            }
        };
        assertThatThrownBy(worlds::list).isInstanceOfSatisfying(LanguardException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
            assertThat(e.getMessage()).doesNotContain("secret");
        });
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
