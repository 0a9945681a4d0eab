package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All third-party jars, and the classes that jars of Languard contain copies of, are listed with version and licence. */
class ThirdPartyIT {

    private static final String OWN = "(languard-|game-|lxc-bundle|arma3-simulator).*";

    private final List<String> lines = Files.readAllLines(InstallationProcess.HOME.resolve("THIRD-PARTY.txt"));

    ThirdPartyIT() throws IOException {}

    /** Returns the entries of the section that follows this line. */
    private List<String> entries(int headline) {
        return lines.subList(headline + 2, lines.size()).stream()
                .takeWhile(line -> !line.isEmpty())
                .peek(line -> assertThat(line).matches("\\S+-\\d\\S*\\s+\\S.*"))
                .map(line -> line.split("\\s+")[0])
                .toList();
    }

    @Test
    void listsEveryJar() throws IOException {
        List<String> shipped = jars().stream()
                .map(jar -> jar.getFileName().toString().replaceAll("\\.jar$", ""))
                .filter(name -> !name.matches(OWN))
                .toList();
        assertThat(entries(0)).containsExactlyInAnyOrderElementsOf(shipped);
    }

    @Test
    void listsCopiedClassesAndFiles() throws IOException {
        Set<String> packages = new TreeSet<>();
        for (Path jar : jars()) {
            if (jar.getFileName().toString().matches(OWN)) {
                packages.addAll(foreignPackages(jar));
            }
        }
        // The package of Jetty contains a class of Languard, which Jetty looks up by its name.
        assertThat(packages)
                .filteredOn(name -> name.startsWith("com/cronutils"))
                .isNotEmpty();
        packages.removeIf(name -> name.startsWith("com/cronutils"));
        assertThat(packages)
                .containsExactly(
                        "com/eatthepath/otp", "io/prometheus/metrics/expositionformats", "org/eclipse/jetty/osgi/util");
        assertThat(entries(lines.lastIndexOf("") - 1))
                .containsExactly(System.getProperty("languard.copied").split(","));
    }

    private static List<String> foreignPackages(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName().replaceAll("/[^/]*$", ""))
                    .filter(name -> name.matches("(?!io/languard|META-INF|OSGI-INF).*/.*"))
                    .toList();
        }
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(InstallationProcess.HOME)) {
            return files.filter(file -> !file.startsWith(InstallationProcess.HOME.resolve("data")))
                    .filter(file -> file.toString().endsWith(".jar"))
                    .toList();
        }
    }
}
