package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveTimeZoneTest {

    private static final Instant WINTER = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-15T12:00:00Z");
    private static final String BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", ":Europe/Berlin", "", ":", "No/Such", "\u0000"})
    void aZoneWithoutDataIsUtc(String zone) {
        assertThat(rules(zone)).isEqualTo(ZoneOffset.UTC.getRules());
    }

    @Test
    void aZoneWithDataHasTheRulesOfTheJdk() throws IOException {
        write("Europe/Berlin", BERLIN);
        ZoneRules berlin = ZoneId.of("Europe/Berlin").getRules();
        assertThat(rules("Europe/Berlin")).isEqualTo(berlin);
        assertThat(rules(":Europe/Berlin")).isEqualTo(berlin);
        assertThat(rules(folder.resolve("zoneinfo/Europe/Berlin").toString())).isEqualTo(berlin);
    }

    @Test
    void aZoneThatTheJdkDoesNotKnowIsReadFromItsFile() throws IOException {
        write("Own/Zone", "<+0530>-5:30");
        assertThat(rules("Own/Zone").getOffset(WINTER)).isEqualTo(ZoneOffset.ofHoursMinutes(5, 30));
        Files.writeString(folder.resolve("zoneinfo/text"), "no time zone data");
        assertThat(rules("text")).isEqualTo(ZoneOffset.UTC.getRules());
    }

    @Test
    void withoutTheVariableTheMachinesZoneIsUsed() throws IOException {
        EffectiveTimeZone zone = new EffectiveTimeZone(folder.resolve("localtime"), folder.resolve("zoneinfo"));
        assertThat(zone.of(Map.of())).isEqualTo(ZoneOffset.UTC.getRules());
        write("Europe/Berlin", BERLIN);
        Files.createSymbolicLink(folder.resolve("localtime"), folder.resolve("zoneinfo/Europe/Berlin"));
        assertThat(zone.of(Map.of())).isEqualTo(ZoneId.of("Europe/Berlin").getRules());
        Files.delete(folder.resolve("localtime"));
        Files.copy(folder.resolve("zoneinfo/Europe/Berlin"), folder.resolve("localtime"));
        assertThat(zone.of(Map.of()).getOffset(SUMMER)).isEqualTo(ZoneOffset.ofHours(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CET-1CEST,M3.5.0,M10.5.0/3|Europe/Berlin",
                "CET-1CEST|Europe/Berlin",
                "EST5EDT,M3.2.0,M11.1.0|America/New_York",
                "EST5EDT|America/New_York",
                "AEST-10AEDT,M10.1.0,M4.1.0/3|Australia/Sydney",
                "IST-5:30|Asia/Kolkata",
                "<-03>3|America/Sao_Paulo",
                "UTC0|UTC",
                "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0|Australia/Lord_Howe"
            })
    void descriptionsOfZonesAreRead(String zone, String same) {
        ZoneRules expected = ZoneId.of(same).getRules();
        assertThat(rules(zone).getOffset(WINTER)).isEqualTo(expected.getOffset(WINTER));
        assertThat(rules(zone).getOffset(SUMMER)).isEqualTo(expected.getOffset(SUMMER));
    }

    @Test
    void clocksChangeAtTheSameMomentAsInTheNamedZone() {
        assertThat(rules(BERLIN).nextTransition(WINTER).getInstant())
                .isEqualTo(ZoneId.of("Europe/Berlin")
                        .getRules()
                        .nextTransition(WINTER)
                        .getInstant());
        assertThat(rules(BERLIN).nextTransition(SUMMER).getInstant())
                .isEqualTo(ZoneId.of("Europe/Berlin")
                        .getRules()
                        .nextTransition(SUMMER)
                        .getInstant());
    }

    @Test
    void theRulesOfThisMachineAgreeWithItsOwnClock() throws Exception {
        for (String zone : new String[] {"Europe/Berlin", "No/Such", "EST5EDT", "UTC0", "IST-5:30", ""}) {
            Process date =
                    new ProcessBuilder("env", "TZ=" + zone, "date", "-d", "@" + SUMMER.getEpochSecond(), "+%z").start();
            String printed = new String(date.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            assertThat(new EffectiveTimeZone().of(Map.of("TZ", zone)).getOffset(SUMMER))
                    .as(zone)
                    .isEqualTo(ZoneOffset.of(printed));
        }
    }

    private ZoneRules rules(String zone) {
        return new EffectiveTimeZone(folder.resolve("localtime"), folder.resolve("zoneinfo")).of(Map.of("TZ", zone));
    }

    private void write(String name, String footer) throws IOException {
        Path file = folder.resolve("zoneinfo").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "TZif2\n" + footer + "\n");
    }
}
