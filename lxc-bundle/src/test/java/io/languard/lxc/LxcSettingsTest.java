package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.EngineSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LxcSettingsTest {

    @Test
    void readsTheSettingsOfThePlatform() {
        Map<String, String> settings = new HashMap<>();
        String[] given = {
            "MAX_CONCURRENT_CONTAINERS=0",
            "MAX_FROZEN_CONTAINERS=7",
            "BAZA_STOP_MODE=freeze",
            "INACTIVITY_PERIOD_DAYS=3",
            "LXC_BASE_IMAGE_NAME=games/base",
            "BAZA_ADDRESS_TIMEOUT=7",
            "BAZA_READY_PORT_TIMEOUT=60",
            "LXC_REMOTE=https://one:8443,https://two:8443",
            "LXC_CLIENT_CERT=/etc/c",
            "LXC_CLIENT_KEY=/etc/k",
            "LXC_SERVER_CERT=/etc/s",
            "LXC_PROJECT=games",
            "LXC_PROFILE=default,small",
            "LXC_LIMITS_CPU=2",
            "LXC_LIMITS_MEMORY=1GiB",
            "LXC_LIMITS_PROCESSES=300",
        };
        for (String line : given) {
            settings.put(line.split("=")[0], line.split("=")[1]);
        }

        assertThat(LxcSettings.from(name -> Optional.ofNullable(settings.get(name))))
                .isEqualTo(new LxcSettings(
                        0,
                        7,
                        true,
                        Duration.ofDays(3),
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(60),
                        new Template(
                                "games/base",
                                List.of("default", "small"),
                                Map.of("limits.cpu", "2", "limits.memory", "1GiB", "limits.processes", "300")),
                        new EngineSettings(
                                Optional.empty(),
                                List.of(URI.create("https://one:8443"), URI.create("https://two:8443")),
                                Optional.of(Path.of("/etc/c")),
                                Optional.of(Path.of("/etc/k")),
                                Optional.of(Path.of("/etc/s")),
                                "games")));
    }
}
