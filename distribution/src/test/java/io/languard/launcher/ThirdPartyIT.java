package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All third-party jars are listed with version and licence. */
class ThirdPartyIT {

    @Test
    void listsEveryJar() throws IOException {
        List<String> lines = Files.readAllLines(InstallationProcess.HOME.resolve("THIRD-PARTY.txt"));
        List<String> entries = lines.subList(2, lines.size());

        assertThat(entries).allMatch(line -> line.matches("\\S+-\\d\\S*\\s+\\S.*"));
        assertThat(entries.stream().map(line -> line.split("\\s+")[0])).containsExactlyInAnyOrderElementsOf(shipped());
    }

    private static List<String> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(InstallationProcess.HOME)) {
            return files.filter(file -> !file.startsWith(InstallationProcess.HOME.resolve("data")))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.substring(0, name.length() - ".jar".length()))
                    .filter(name -> !name.matches("(languard-|game-|lxc-bundle|arma3-simulator).*"))
                    .toList();
        }
    }
}
