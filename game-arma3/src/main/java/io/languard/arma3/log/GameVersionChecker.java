package io.languard.arma3.log;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.log.LogItem;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Warns if the game is too old for a setting that is on: it silently ignores unknown parameters and then finds no
 * mission or no key (Bohemia wiki: Arma 3: Startup Parameters).
 */
final class GameVersionChecker {

    private static final Pattern VERSION = Pattern.compile(
            "(?:Arma 3 Console version |Version: )(?<major>\\d{1,3})\\.(?<minor>\\d{1,3})(?:\\.\\d+.*|$)");

    private static final int REQUIRED_MAJOR = 2;
    private static final int REQUIRED_MINOR = 22;

    private GameVersionChecker() {}

    static Optional<LogItem> check(String text, GameServer server) {
        Matcher version =
                text.startsWith("Arma 3 Console ") || text.startsWith("Version: ") ? VERSION.matcher(text) : null;
        if (version == null || !version.matches() || isSupported(version)) {
            return Optional.empty();
        }
        ConfigSection launch = server.config().section("launch");
        Set<String> on = new LinkedHashSet<>();
        for (String field : new String[] {"own_missions_folder", "own_keys_folder"}) {
            if (launch.isEnabled(field)) {
                on.add("launch." + field);
            }
        }
        return on.isEmpty()
                ? Optional.empty()
                : Optional.of(new LogItem.GameEvent(
                        "warning",
                        Map.of(
                                "message",
                                "The game is older than 2.22 and does not support these settings; switch them off: "
                                        + String.join(", ", on))));
    }

    private static boolean isSupported(Matcher version) {
        int major = Integer.parseInt(version.group("major"));
        int minor = Integer.parseInt(version.group("minor"));
        return major > REQUIRED_MAJOR || major == REQUIRED_MAJOR && minor >= REQUIRED_MINOR;
    }
}
