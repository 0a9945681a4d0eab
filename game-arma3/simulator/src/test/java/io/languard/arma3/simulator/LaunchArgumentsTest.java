package io.languard.arma3.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.arma3.simulator.SimulationOptions.PlannedCrash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchArgumentsTest {
    @TempDir
    private Path folder;

    @Test
    void ignoresTheCaseOfNames() {
        LaunchArguments arguments = new LaunchArguments(List.of("-CONFIG=a b.cfg", "-Port=2402", "-AutoInit"));
        assertThat(arguments.value("config")).contains("a b.cfg");
        assertThat(arguments.port()).isEqualTo(2402);
        assertThat(arguments.has("autoinit")).isTrue();
        assertThat(arguments.unknown()).isEmpty();
    }

    @Test
    void collectsUnknownArguments() {
        assertThat(new LaunchArguments(List.of("-bogus=1", "word", "-noSound")).unknown())
                .containsExactly("-bogus=1", "word");
    }

    @Test
    void splitsModLists() {
        assertThat(new LaunchArguments(List.of("-mod=@cba_a3;@ace;", "-serverMod=")).list("mod"))
                .containsExactly("@cba_a3", "@ace");
    }

    @Test
    void fallsBackToTheDefaultPort() {
        assertThat(new LaunchArguments(List.of()).port()).isEqualTo(2302);
        assertThat(new LaunchArguments(List.of("-port=x")).port()).isEqualTo(2302);
    }

    @Test
    void readsArgumentsFromAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("params.txt"), "-name=My Server\n\n-limitFPS=60\n");
        assertThat(new LaunchArguments(List.of("-par=" + file)).value("name")).contains("My Server");
    }

    @Test
    void readsSimulationOptionsFromTheCommandLineAndAFile() throws Exception {
        Files.writeString(folder.resolve("simulator.args"), "-simPlayers=3\n-simStrict -simBogus\n");
        LaunchArguments arguments = new LaunchArguments(List.of("-simDelay=50", "-port=2302"));
        SimulationOptions options = SimulationOptions.of(arguments.simulation(), folder);
        assertThat(options.number("delay", 0)).isEqualTo(50);
        assertThat(options.number("players", 0)).isEqualTo(3);
        assertThat(options.has("strict")).isTrue();
        assertThat(options.unknown()).containsExactly("-simBogus");
    }

    @Test
    void parsesAPlannedCrash() {
        assertThat(new SimulationOptions(List.of("-simCrashAfter=500:7")).plannedCrash())
                .contains(new PlannedCrash(500, "7"));
        assertThat(new SimulationOptions(List.of("-simCrashAfter=500")).plannedCrash())
                .contains(new PlannedCrash(500, ""));
        assertThat(new SimulationOptions(List.of("-simCrashAfter=soon")).plannedCrash())
                .isEmpty();
    }
}
