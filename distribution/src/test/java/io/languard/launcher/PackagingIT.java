package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What accompanies the programs of the installation agrees with them. */
class PackagingIT {

    private static final Path HOME = InstallationProcess.HOME;

    /** Parts of other jars that THIRD-PARTY.txt does not list, and the simulator. */
    private static final String EMBEDDED = "(languard-toolkit|jspecify|arma3-simulator)-.*";

    /** The libraries that jars of Languard contain copies of. */
    private static final List<String> COPIED =
            List.of(System.getProperty("languard.copied").split(","));

    @Test
    void theBillOfMaterialsListsExactlyWhatIsShippedWithItsLicences() throws IOException {
        Path file = HOME.resolve("languard.cdx.json");
        assumeTrue(Files.exists(file), "Maven makes no bill of materials while it is offline");
        JsonNode bill = new ObjectMapper().readTree(file.toFile());
        Set<String> listed = new TreeSet<>();
        for (JsonNode component : bill.at("/components")) {
            listed.add(component.path("name").asText() + "-"
                    + component.path("version").asText());
            assertThat(component.path("licenses"))
                    .as(component.path("purl").asText())
                    .isNotEmpty();
        }
        listed.add(bill.at("/metadata/component/name").asText() + "-"
                + bill.at("/metadata/component/version").asText());
        assertThat(listed)
                .filteredOn(name -> !name.matches(EMBEDDED) && !COPIED.contains(name))
                .containsExactlyInAnyOrderElementsOf(jars());
    }

    @Test
    void theCompletionKnowsEveryCommandOfTheShell() throws IOException {
        String script = Files.readString(HOME.resolve("share/bash-completion/completions/languard"));
        Matcher matcher = Pattern.compile("commands=\"([^\"]*)\"").matcher(script);
        assertThat(matcher.find()).isTrue();
        assertThat(List.of(matcher.group(1).strip().split("\\s+"))).containsExactlyElementsOf(commands());
    }

    @Test
    void theManualDescribesEveryCommandOfTheLauncher() throws Exception {
        String manual =
                Files.readString(HOME.resolve("share/man/man1/languard.1")).replace("\\-", "-");
        try (InstallationProcess languard = InstallationProcess.run(Map.of(), "help")) {
            assertThat(languard.exitStatus()).isZero();
            List<String> commands = languard.output().stream()
                    .filter(line -> line.matches("    [a-z-]+ .*"))
                    .map(line -> line.strip().split(" ")[0])
                    .toList();
            assertThat(commands).contains("run", "shell").allSatisfy(command -> assertThat(manual)
                    .containsPattern("\\.B[RI]? " + command + "\\b"));
        }
    }

    /** Returns the names of the commands of scope languard, from the descriptors of their components. */
    private static Set<String> commands() throws IOException {
        Set<String> commands = new TreeSet<>();
        try (JarFile jar = new JarFile(find("languard-shell-.*\\.jar").toFile())) {
            Pattern function = Pattern.compile("name=\"osgi.command.function\"[^>]*>([^<]*)<");
            for (var entry : jar.stream()
                    .filter(candidate -> candidate.getName().matches("OSGI-INF/.*Command\\.xml"))
                    .toList()) {
                String descriptor = new String(jar.getInputStream(entry).readAllBytes());
                function.matcher(descriptor).results().forEach(found -> commands.add(found.group(1)));
            }
        }
        assertThat(commands).contains("servers", "stop-all");
        return commands;
    }

    private static Path find(String name) throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve("system"))) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Set<String> jars() throws IOException {
        try (Stream<Path> files = Stream.of("lib", "system", "adapters").flatMap(PackagingIT::walk)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.substring(0, name.length() - ".jar".length()))
                    .collect(Collectors.toCollection(TreeSet::new)); // some are in two folders
        }
    }

    private static Stream<Path> walk(String folder) {
        try {
            return Files.walk(HOME.resolve(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
