package io.languard.api.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the platform runs. There is no shell in between: every argument reaches the game as it stands.
 *
 * @param arguments everything after the executable
 * @param workingDirectory where the process runs; absolute
 * @param environment what is added to the clean environment (PATH, HOME, LANG, TZ); it may replace these
 */
public record LaunchCommand(List<String> arguments, Path workingDirectory, Map<String, String> environment) {

    public LaunchCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A command with nothing added to the environment. */
    public LaunchCommand(List<String> arguments, Path workingDirectory) {
        this(arguments, workingDirectory, Map.of());
    }
}
