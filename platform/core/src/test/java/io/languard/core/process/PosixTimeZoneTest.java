package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PosixTimeZoneTest {

    private static final Instant WINTER = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-15T12:00:00Z");
    private static final String BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CET-1CEST,M3.5.0,M10.5.0/3|Europe/Berlin",
                "CET-1CEST|Europe/Berlin",
                "EST5EDT,M3.2.0,M11.1.0|America/New_York",
                "EST5EDT4|America/New_York",
                "AEST-10AEDT,M10.1.0,M4.1.0/3|Australia/Sydney",
                "IST-5:30|Asia/Kolkata",
                "<-03>3|America/Sao_Paulo",
                "UTC0|UTC",
                "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0|Australia/Lord_Howe",
                "Europe/Berlin|Europe/Berlin",
                "+05:45|Asia/Kathmandu"
            })
    void zonesAreReadByIdOrDescription(String zone, String same) {
        ZoneRules expected = ZoneId.of(same).getRules();
        ZoneRules actual = PosixTimeZone.rules(zone).orElseThrow();
        assertThat(actual.getOffset(WINTER)).isEqualTo(expected.getOffset(WINTER));
        assertThat(actual.getOffset(SUMMER)).isEqualTo(expected.getOffset(SUMMER));
    }

    @Test
    void clocksChangeAtTheSameMomentAsInTheNamedZone() {
        ZoneRules named = ZoneId.of("Europe/Berlin").getRules();
        ZoneRules described = PosixTimeZone.rules(BERLIN).orElseThrow();
        for (Instant before : new Instant[] {WINTER, SUMMER}) {
            assertThat(described.nextTransition(before).getInstant())
                    .isEqualTo(named.nextTransition(before).getInstant());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "No/Such", "CE-1", "CET-1CEST,J60,J300", "CET-99", "CET-1CEST,M13.5.0,M10.5.0"})
    void otherTextIsNoZone(String text) {
        assertThat(PosixTimeZone.rules(text)).isEmpty();
    }
}
