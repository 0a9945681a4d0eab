package io.languard.arma3.remote;

import java.util.Locale;
import java.util.Set;

/** The commands that only tell something, so that it does no harm if the game runs them twice. */
final class ReadOnlyCommands {

    private static final Set<String> WORDS =
            Set.of("", "players", "bans", "admins", "missions", "commands", "version", "#mpmissions");

    private ReadOnlyCommands() {}

    static boolean contains(String command) {
        return WORDS.contains(command.strip().toLowerCase(Locale.ROOT));
    }
}
