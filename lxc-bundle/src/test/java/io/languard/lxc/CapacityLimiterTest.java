package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CapacityLimiterTest {

    private final CapacityLimiter capacityLimiter = new CapacityLimiter(1);

    @Test
    void holdsASlotDuringAStart() {
        assertThat(capacityLimiter.reserve("a")).isTrue();
        capacityLimiter.applyObservation(capacityLimiter.beginObservation(), Set.of()); // not running yet

        assertThat(capacityLimiter.reserve("b")).isFalse();
        capacityLimiter.setOccupied("a", false);
        assertThat(capacityLimiter.reserve("b")).isTrue();
    }

    @Test
    void ignoresObservationsThatBeganBeforeAChange() {
        long early = capacityLimiter.beginObservation();
        capacityLimiter.reserve("a");
        capacityLimiter.setOccupied("a", true);
        capacityLimiter.applyObservation(early, Set.of());
        assertThat(capacityLimiter.isFull()).isTrue();

        long late = capacityLimiter.beginObservation();
        capacityLimiter.setOccupied("a", false);
        capacityLimiter.applyObservation(late, Set.of("a"));
        assertThat(capacityLimiter.isFull()).isFalse();
    }

    @Test
    void appliesObservationsThatBeganAfterAChange() {
        capacityLimiter.reserve("a");
        capacityLimiter.setOccupied("a", true);
        capacityLimiter.applyObservation(capacityLimiter.beginObservation(), Set.of());
        assertThat(capacityLimiter.isFull()).isFalse();

        capacityLimiter.applyObservation(capacityLimiter.beginObservation(), Set.of("x"));
        assertThat(capacityLimiter.isFull()).isTrue();
        capacityLimiter.applyObservation(capacityLimiter.beginObservation(), "x", false);
        assertThat(capacityLimiter.isFull()).isFalse();
    }

    @Test
    void ignoresObservationsOvertakenByALaterOne() {
        long first = capacityLimiter.beginObservation();
        long second = capacityLimiter.beginObservation();
        capacityLimiter.applyObservation(second, Set.of());
        capacityLimiter.applyObservation(first, Set.of("a"));

        assertThat(capacityLimiter.isFull()).isFalse();
    }

    @Test
    void reservesForARunningContainerEvenBeyondTheCap() {
        capacityLimiter.applyObservation(
                capacityLimiter.beginObservation(), Set.of("a", "b")); // more than the cap, by hand

        assertThat(capacityLimiter.reserve("a")).isTrue();
        assertThat(capacityLimiter.reserve("c")).isFalse();
    }
}
