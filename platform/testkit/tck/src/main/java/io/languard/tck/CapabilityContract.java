package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.LanguardException;
import io.languard.testkit.GameServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/**
 * The base of the contracts of all capabilities. Each test passes its body to {@link #ifSupported}. If the capability
 * is declared missing, the test verifies instead that the platform rejects it, so no test is ever skipped.
 */
abstract class CapabilityContract<C> {

    private final Class<C> type;

    @TempDir
    Path folder;

    CapabilityContract(Class<C> type) {
        this.type = type;
    }

    abstract RegisteredGame game();

    /** The body of a test. */
    @FunctionalInterface
    interface ContractCheck {
        void run() throws Exception;
    }

    final void ifSupported(ContractCheck contractCheck) throws Exception {
        if (game().lacks(type)) {
            game().assertDenied(type);
        } else {
            contractCheck.run();
        }
    }

    /** Calls the capability through the platform's guard. */
    final <R> R call(Function<C, R> call) {
        return game().call(type, call);
    }

    /** Returns the error of a call that must fail. */
    final LanguardException failure(Function<C, ?> call) {
        try {
            call(call);
        } catch (LanguardException e) {
            return e;
        }
        throw new AssertionError("The call succeeded, but must be rejected");
    }

    /** Returns a newly created server with default values, generated secrets and unused ports. */
    final GameServerBuilder server() throws IOException {
        return ServerDefaults.server(game(), Files.createDirectories(folder.resolve("server")));
    }

    /**
     * Asserts that only the owner can access what was created in the server's directory, since it may contain secrets.
     * Applies only to file systems with POSIX permissions.
     */
    final void assertOwnerOnly() throws IOException {
        Path root = folder.resolve("server");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> !path.equals(root)).toList()) {
                boolean moded = Files.getFileStore(root).supportsFileAttributeView("posix");
                if (moded && !Files.isSymbolicLink(file)) {
                    assertThat(Files.getPosixFilePermissions(file))
                            .as("mode of " + root.relativize(file))
                            .allMatch(permission -> permission.name().startsWith("OWNER_"));
                }
            }
        }
    }

    /** Returns all files below a folder with a hash of their content, for comparison. */
    static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.toList()) {
                    boolean plain = Files.isRegularFile(file);
                    contents.put(
                            root.relativize(file).toString(),
                            plain ? Arrays.hashCode(Files.readAllBytes(file)) + "" : "");
                }
            }
        }
        return contents;
    }
}
