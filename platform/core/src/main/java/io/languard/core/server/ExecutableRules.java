package io.languard.core.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.process.ServerLauncher;
import io.languard.core.registry.AdapterRegistry;
import java.util.List;
import java.util.Optional;

/** Checks whether an executable may be run. */
public final class ExecutableRules {

    private ExecutableRules() {}

    /** Requires that the last segment of the path, after {@code /} or {@code \}, is on the adapter's allowlist. */
    public static void checkName(AdapterRegistry registry, String gameType, String path) {
        nameError(registry, gameType, path).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** Returns the error of {@link #checkName} instead of throwing it. */
    static Optional<LanguardException> nameError(AdapterRegistry registry, String gameType, String path) {
        List<String> allowed =
                registry.require(gameType, ServerLauncher.class).call(ServerLauncher::allowedExecutables);
        String name = fileName(path);
        return allowed.contains(name)
                ? Optional.empty()
                : Optional.of(new LanguardException(
                        ErrorCode.EXE_NOT_ALLOWED,
                        "Executable '" + name + "' is not allowed for game type '" + gameType + "'; allowed are "
                                + String.join(", ", allowed)));
    }

    /** Returns the last segment of a path, after {@code /} or {@code \}. */
    static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
