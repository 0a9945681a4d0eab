package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.process.ExecutableFinder;
import io.languard.api.process.FoundExecutable;
import io.languard.api.process.ServerLauncher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of the optional part that finds executables, for a machine on which there is a file of each name. */
abstract class ExecutableFinderContract extends CapabilityContract<ExecutableFinder> {

    private static final int MAX_LABEL = 200;

    private final List<Path> offered = new ArrayList<>();

    ExecutableFinderContract() {
        super(ExecutableFinder.class);
    }

    @Test
    void nothingIsFoundWhereTheSearchFindsNothing() throws Exception {
        ifSupported(() -> {
            List<FoundExecutable> found = call(finder -> finder.find(names -> List.of()));
            assertThat(found).as("executables that the search has not found").isEmpty();
        });
    }

    @Test
    void onlyAllowedExecutablesThatTheSearchFindsAreReturned() throws Exception {
        ifSupported(() -> {
            List<String> allowed = game().call(ServerLauncher.class, ServerLauncher::allowedExecutables);
            List<Path> found = found().stream().map(FoundExecutable::path).toList();
            assertThat(found).doesNotHaveDuplicates();
            assertThat(offered).as("results of the search").containsAll(found);
            assertThat(found)
                    .as("executables with a name that no server may use")
                    .allMatch(file -> allowed.stream().anyMatch(file::endsWith));
        });
    }

    @Test
    void labelsAreShortLines() throws Exception {
        ifSupported(() -> assertThat(found())
                .extracting(FoundExecutable::label)
                .allMatch(label -> label.length() <= MAX_LABEL)
                .allMatch(label -> label.chars().noneMatch(Character::isISOControl)));
    }

    private List<FoundExecutable> found() {
        return call(finder -> finder.find(this::search));
    }

    private List<Path> search(List<String> names) {
        assertThat(names).as("names to search for").isNotEmpty();
        List<Path> files = names.stream()
                .map(name -> write(folder.resolve("game").resolve(name)))
                .toList();
        offered.addAll(files);
        return files;
    }

    private static Path write(Path file) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            return Files.writeString(file, "\u007fELF\n\r\t");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
