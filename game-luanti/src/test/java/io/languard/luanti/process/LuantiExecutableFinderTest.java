package io.languard.luanti.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.process.FoundExecutable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class LuantiExecutableFinderTest {

    @Test
    void findsServersOfPackagesAndBuildsThatRunInPlace() {
        List<FoundExecutable> found = new LuantiExecutableFinder()
                .find(names ->
                        names.stream().map(Path.of("/srv/luanti")::resolve).toList());
        assertThat(found)
                .extracting(executable -> executable.path().toString())
                .containsExactly(
                        "/srv/luanti/minetestserver",
                        "/srv/luanti/bin/minetestserver",
                        "/srv/luanti/luantiserver",
                        "/srv/luanti/bin/luantiserver");
    }
}
