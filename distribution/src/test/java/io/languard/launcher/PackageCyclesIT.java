package io.languard.launcher;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No packages of Languard depend on each other in a cycle, regardless of which jars contain them. */
class PackageCyclesIT {

    @Test
    void packagesDoNotDependOnEachOtherInACycle() throws IOException {
        JavaClasses classes = new ClassFileImporter().importUrls(languardJars());
        assertThat(classes).hasSizeGreaterThan(1_000);
        slices().matching("io.languard.(**)").should().beFreeOfCycles().check(classes);
    }

    private static List<URL> languardJars() throws IOException {
        try (Stream<Path> files = Files.walk(InstallationProcess.HOME)) {
            return files.filter(file -> file.toString().endsWith(".jar")
                            && !file.startsWith(InstallationProcess.HOME.resolve("data")))
                    .filter(PackageCyclesIT::isLanguards)
                    .map(PackageCyclesIT::url)
                    .toList();
        }
    }

    private static URL url(Path jar) {
        try {
            return new URL("jar:" + jar.toUri() + "!/");
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isLanguards(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream().anyMatch(entry -> entry.getName().startsWith("io/languard/"));
        } catch (IOException e) {
            throw new AssertionError(file + " is not a jar", e);
        }
    }
}
