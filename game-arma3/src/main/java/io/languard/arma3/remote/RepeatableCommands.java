package io.languard.arma3.remote;

import java.util.Locale;
import java.util.Set;

/** The commands that may be resent because executing them twice does no harm. */
final class RepeatableCommands {

    private static final Set<String> COMMANDS =
            Set.of("", "players", "bans", "admins", "missions", "commands", "version", "#mpmissions", "#shutdown");

    private RepeatableCommands() {}

    static boolean contains(String command) {
        return COMMANDS.contains(command.strip().toLowerCase(Locale.ROOT));
    }
}
