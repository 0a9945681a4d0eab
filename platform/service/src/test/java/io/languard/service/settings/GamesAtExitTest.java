package io.languard.service.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GamesAtExitTest {

    @Test
    void gamesOutliveThePlatformUnlessItIsTheMainProcessOfAContainer() {
        Settings settings = new Settings(Map.of());
        assertThat(settings.gamesAtExit(false)).isEmpty();
        assertThat(settings.gamesAtExit(true)).contains(Duration.ofSeconds(25));
        assertThat(ContainerProcess.isMain()).isEqualTo(ProcessHandle.current().pid() == 1);
    }

    @Test
    void adminsCanChooseEither() {
        assertThat(new Settings(Map.of("LANGUARD_GAMES_AT_EXIT", "leave")).gamesAtExit(true))
                .isEmpty();
        assertThat(new Settings(Map.of("LANGUARD_GAMES_AT_EXIT", "stop", "LANGUARD_EXIT_TIMEOUT", "8"))
                        .gamesAtExit(false))
                .contains(Duration.ofSeconds(8));
    }
}
