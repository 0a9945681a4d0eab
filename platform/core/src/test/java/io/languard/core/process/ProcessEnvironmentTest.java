package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessEnvironmentTest {

    @Test
    void aPlatformWithoutVariablesGivesGamesAHomeAndAPath() {
        for (Map<String, String> platform : List.of(Map.<String, String>of(), Map.of("HOME", "", "PATH", ""))) {
            Map<String, String> environment = ProcessEnvironment.of(platform, Map.of(), Path.of("/"));
            assertThat(Path.of(environment.get("HOME"))).isAbsolute().isDirectory();
            assertThat(environment.get("PATH").split(":")).contains("/usr/bin", "/bin");
            assertThat(environment).containsEntry("LANG", "C.UTF-8").doesNotContainKey("TZ");
        }
    }

    @Test
    void onlyAFewVariablesAreInheritedAndTheAdapterHasTheLastWord() {
        Map<String, String> platform =
                Map.of("HOME", "/home/games", "PATH", "/bin", "TZ", "UTC", "LANG", "de_DE.UTF-8", "DB_PASSWORD", "x");
        assertThat(ProcessEnvironment.of(platform, Map.of("LANG", "C", "PORT", "1"), Path.of("/")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("HOME", "/home/games", "PATH", "/bin", "TZ", "UTC", "LANG", "C", "PORT", "1"));
    }
}
