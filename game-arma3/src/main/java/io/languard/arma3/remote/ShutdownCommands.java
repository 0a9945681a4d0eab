package io.languard.arma3.remote;

import io.languard.api.remote.ShutdownIntent;
import java.util.Locale;
import java.util.Map;

/** The commands of which a server ends (Bohemia wiki: Multiplayer Server Commands). */
final class ShutdownCommands {

    private static final Map<String, ShutdownIntent> EFFECTS = Map.of(
            "#shutdown", ShutdownIntent.STOP,
            "#restartserver", ShutdownIntent.RESTART,
            "#shutdownaftermission", ShutdownIntent.STOP_LATER,
            "#restartserveraftermission", ShutdownIntent.RESTART_LATER);

    private ShutdownCommands() {}

    /** Case does not count, nor do blanks around the word or after its sign, nor what follows it. */
    static ShutdownIntent effectOf(String command) {
        String words = command.strip().toLowerCase(Locale.ROOT);
        String word = words.replaceFirst("^#\\s+", "#").split("\\s", 2)[0];
        return EFFECTS.getOrDefault(word, ShutdownIntent.NONE);
    }
}
