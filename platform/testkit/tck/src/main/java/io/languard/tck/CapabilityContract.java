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
 * What the contracts of all capabilities have in common. Each test hands its body to {@link #ifSupported}: where the
 * capability is declared missing, the platform's refusal is tested in its place, so that no test is ever skipped.
 */
abstract class CapabilityContract<C> {

    private final Class<C> type;

    @TempDir
    Path folder;

    CapabilityContract(Class<C> type) {
        this.type = type;
    }

    abstract RegisteredGame game();

    /** What a test does. */
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

    /** Calls the capability through the platform's fence. */
    final <R> R call(Function<C, R> call) {
        return game().call(type, call);
    }

    /** The error that a call ends with. */
    final LanguardException failure(Function<C, ?> call) {
        try {
            call(call);
        } catch (LanguardException e) {
            return e;
        }
        throw new AssertionError("accepted, but should have been refused");
    }

    /** A server as it is created: defaults everywhere, generated secrets, ports that nobody else has. */
    final GameServerBuilder server() throws IOException {
        return ServerDefaults.server(game(), Files.createDirectories(folder.resolve("server")));
    }

    /** What was made in the server's directory may hold secrets: mode 0600, folders 0700, where the file system has modes. */
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

    /** Every file below a folder with its content, for comparison. */
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
