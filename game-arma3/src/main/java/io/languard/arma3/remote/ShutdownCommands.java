package io.languard.arma3.remote;

import io.languard.api.remote.ShutdownIntent;
import java.util.Locale;
import java.util.Map;

/** The commands that end a server (Bohemia wiki: Multiplayer Server Commands). */
final class ShutdownCommands {

    private static final Map<String, ShutdownIntent> EFFECTS = Map.of(
            "#shutdown", ShutdownIntent.STOP,
            "#restartserver", ShutdownIntent.RESTART,
            "#shutdownaftermission", ShutdownIntent.STOP_LATER,
            "#restartserveraftermission", ShutdownIntent.RESTART_LATER);

    private ShutdownCommands() {}

    /** Ignores case, blanks around the word and after the number sign, and anything after the word. */
    static ShutdownIntent effectOf(String command) {
        String words = command.strip().toLowerCase(Locale.ROOT);
        String word = words.replaceFirst("^#\\s+", "#").split("\\s", 2)[0];
        return EFFECTS.getOrDefault(word, ShutdownIntent.NONE);
    }
}
