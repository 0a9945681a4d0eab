package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.world.World;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

abstract class WorldStoreContract extends StoreContract {

    private static final Instant SECOND = NOW.truncatedTo(ChronoUnit.SECONDS);

    private static World world(String player, String container) {
        return new World(player, container, "10.0.0.1", 25565, "running", SECOND, SECOND.plusSeconds(60));
    }

    @Test
    void readsBackEveryField() {
        World full = world(EMOJI, EMOJI);
        World bare = new World("p", "c", null, 25565, "creating", SECOND, SECOND);

        assertThat(fixture().worlds().insert(full)).isTrue();
        assertThat(fixture().worlds().insert(bare)).isTrue();

        assertThat(fixture().worlds().list()).containsExactly(full, bare);
        assertThat(fixture().worlds().find("p")).contains(bare);
        assertThat(fixture().worlds().find("q")).isEmpty();
    }

    @Test
    void storesTimesInTheHostsTimeZone() {
        Instant summer = Instant.parse("2026-07-01T12:34:56.900Z");
        fixture().worlds().insert(new World("p", "c", null, 1, "running", summer, SECOND));

        String expected = LocalDateTime.ofInstant(summer, ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
        assertThat(fixture().queryValue("SELECT creation_timestamp FROM player_containers"))
                .startsWith(expected);
        assertThat(fixture().worlds().find("p").orElseThrow().created())
                .isEqualTo(summer.truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void rejectsADuplicatePlayerOrContainer() {
        assertThat(fixture().worlds().insert(world("p", "c"))).isTrue();

        assertThat(fixture().worlds().insert(world("p", "d"))).isFalse();
        assertThat(fixture().worlds().insert(world("q", "c"))).isFalse();
        assertThat(fixture().worlds().list()).containsExactly(world("p", "c"));
    }

    @Test
    void comparesPlayersExactly() {
        assertThat(fixture().worlds().insert(world("p", "c1"))).isTrue();
        assertThat(fixture().worlds().insert(world("P", "c2"))).isTrue();
        assertThat(fixture().worlds().insert(world("p ", "c3"))).isTrue();

        fixture().worlds().delete("P");

        assertThat(fixture().worlds().list()).extracting(World::player).containsExactly("p", "p ");
        assertThat(fixture().worlds().find("P")).isEmpty();
    }

    @Test
    void updatesOnlyAnExistingRow() {
        fixture().worlds().insert(world("p", "c"));
        World stopped = new World("p", "c", null, 25566, "stopped", SECOND, SECOND.plusSeconds(99));

        fixture().worlds().update(stopped);
        fixture().worlds().update(world("q", "d"));

        assertThat(fixture().worlds().list()).containsExactly(stopped);
    }
}
