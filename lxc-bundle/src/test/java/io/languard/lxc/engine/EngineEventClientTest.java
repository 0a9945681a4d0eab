package io.languard.lxc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineEventClientTest {

    @TempDir
    Path folder;

    @Test
    void eventsUseTheThreadsOfTheHttpClient() throws Exception {
        try (EngineHttpClient http =
                new EngineHttpClient(EngineSettings.local(Optional.of(folder.resolve("no-engine"))))) {
            http.start();
            try (EngineEventClient events = new EngineEventClient(http)) {
                events.start();
                events.listen(() -> {}, name -> {}).get(10, TimeUnit.SECONDS);
                assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("WebSocket"));
                events.close();
                assertThat(http.client().isRunning()).isTrue();
            }
        }
    }
}
