package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LxcSettingsTest {

    @Test
    void haveTheDefaultsOfTheContract() {
        assertThat(LxcSettings.from(name -> null))
                .isEqualTo(
                        new LxcSettings(5, Duration.ofDays(14), "wan-blok", Duration.ofSeconds(30), Optional.empty()));
    }

    @Test
    void comeFromFrameworkProperties() {
        Map<String, String> properties = Map.of(
                "languard.setting.MAX_CONCURRENT_CONTAINERS", "0",
                "languard.setting.INACTIVITY_PERIOD_DAYS", "3",
                "languard.setting.LXC_BASE_IMAGE_NAME", "games/base",
                "languard.setting.BAZA_ADDRESS_TIMEOUT", "7",
                "languard.setting.LXC_SOCKET", "/run/x");

        assertThat(LxcSettings.from(properties::get))
                .isEqualTo(new LxcSettings(
                        0, Duration.ofDays(3), "games/base", Duration.ofSeconds(7), Optional.of(Path.of("/run/x"))));
    }
}
