package io.languard.api.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The command that starts a game server. It is executed without a shell, so every argument is passed to the game
 * unchanged.
 *
 * @param arguments the arguments that follow the executable
 * @param workingDirectory the absolute path of the working directory
 * @param environment variables to add to the minimal environment (PATH, HOME, LANG, TZ); they may override its values
 * @param standardInput whether the game reads commands from its standard input (see {@link ConsoleInput}); otherwise its
 *     input is empty
 * @param warnings what admins should know about this start although it is possible, such as settings that have no effect;
 *     each becomes an event of type {@code warning}
 */
public record LaunchCommand(
        List<String> arguments,
        Path workingDirectory,
        Map<String, String> environment,
        boolean standardInput,
        List<String> warnings) {

    public LaunchCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        warnings = List.copyOf(warnings);
    }

    /** Creates a command without warnings. */
    public LaunchCommand(
            List<String> arguments, Path workingDirectory, Map<String, String> environment, boolean standardInput) {
        this(arguments, workingDirectory, environment, standardInput, List.of());
    }

    /** Creates a command of a game that does not read its standard input. */
    public LaunchCommand(List<String> arguments, Path workingDirectory, Map<String, String> environment) {
        this(arguments, workingDirectory, environment, false);
    }

    /** Creates a command that adds nothing to the environment, of a game that does not read its standard input. */
    public LaunchCommand(List<String> arguments, Path workingDirectory) {
        this(arguments, workingDirectory, Map.of());
    }

    /** Returns this command for a game that reads its standard input. */
    public LaunchCommand withStandardInput() {
        return new LaunchCommand(arguments, workingDirectory, environment, true, warnings);
    }

    /** Returns this command with other warnings. */
    public LaunchCommand withWarnings(List<String> newWarnings) {
        return new LaunchCommand(arguments, workingDirectory, environment, standardInput, newWarnings);
    }
}
