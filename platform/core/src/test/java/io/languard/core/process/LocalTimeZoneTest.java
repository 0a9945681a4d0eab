package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTimeZoneTest {

    @TempDir
    Path folder;

    private LocalTimeZone zones;

    @BeforeEach
    void createZones() throws IOException {
        folder = folder.toRealPath();
        Path file = folder.resolve("zoneinfo/Europe/Berlin");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "TZif");
        zones = new LocalTimeZone(folder.resolve("localtime"), folder.resolve("zoneinfo"));
    }

    @Test
    void theVariableNamesAnInstalledZone() {
        assertThat(zones.find("Europe/Berlin")).contains(ZoneId.of("Europe/Berlin"));
        assertThat(zones.find(":Europe/Berlin")).contains(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void aZoneThatIsNotInstalledIsUtc() {
        assertThat(zones.find("Europe/Paris")).contains(ZoneOffset.UTC);
        assertThat(zones.find("")).contains(ZoneOffset.UTC);
        assertThat(zones.find("no\0path")).contains(ZoneOffset.UTC);
    }

    @Test
    void offsetsArePositiveWestOfGreenwich() {
        assertThat(zones.find("UTC0")).contains(ZoneOffset.UTC);
        assertThat(zones.find("EST5")).contains(ZoneOffset.ofHours(-5));
        assertThat(zones.find("<+0530>-5:30")).contains(ZoneOffset.ofHoursMinutes(5, 30));
    }

    @Test
    void rulesThatHaveNoNameAreUnknown() {
        assertThat(zones.find("CET-1CEST,M3.5.0,M10.5.0/3")).isEmpty();
    }

    @Test
    void withoutTheVariableTheMachinesZoneApplies() throws IOException {
        assertThat(zones.find(null)).contains(ZoneOffset.UTC);
        Files.createSymbolicLink(folder.resolve("localtime"), folder.resolve("zoneinfo/Europe/Berlin"));
        assertThat(zones.find(null)).contains(ZoneId.of("Europe/Berlin"));
    }
}
