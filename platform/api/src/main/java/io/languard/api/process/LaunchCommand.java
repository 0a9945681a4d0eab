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
 */
public record LaunchCommand(List<String> arguments, Path workingDirectory, Map<String, String> environment) {

    public LaunchCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Creates a command that adds nothing to the environment. */
    public LaunchCommand(List<String> arguments, Path workingDirectory) {
        this(arguments, workingDirectory, Map.of());
    }
}
