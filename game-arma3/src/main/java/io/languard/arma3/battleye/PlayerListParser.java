package io.languard.arma3.battleye;

import io.languard.api.player.Player;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the reply to {@code players} (BattlEye server documentation). */
public final class PlayerListParser {

    private static final Pattern ROW =
            Pattern.compile("(?<slot>\\d+)\\s+(?<ip>\\d+\\.\\d+\\.\\d+\\.\\d+):(?<port>\\d+)\\s+"
                    + "(?<ping>-?\\d+)\\s+(?:(?<guid>\\p{XDigit}{32})(?:\\((?<flag>OK|\\?)\\))?|-) (?<name>.*)");

    /** The end of the list; a reply without it is incomplete. */
    private static final Pattern TOTAL = Pattern.compile("\\(\\d+ players? in total\\)\\s*");

    /** The suffix of the name of a player who is not in the game yet. */
    public static final String LOBBY = " (Lobby)";

    private PlayerListParser() {}

    /** Returns the players; empty if the reply is incomplete. */
    public static Optional<List<Player>> parse(String reply) {
        List<Player> players = new ArrayList<>();
        for (String line : reply.split("\r?\n")) {
            if (TOTAL.matcher(line).matches()) {
                return Optional.of(players);
            }
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                players.add(player(row));
            }
        }
        return Optional.empty();
    }

    /** Returns the player with a name that itself ends with the lobby suffix. */
    public static Player withoutLobbySuffix(Player player, String name) {
        Map<String, Object> data = new HashMap<>(player.gameData());
        data.put("lobby", false);
        return new Player(player.slotId(), name, player.identity(), player.ping(), player.address(), data);
    }

    private static Player player(Matcher row) {
        // Only one suffix at the end is BattlEye's; a player's own name may end with it, too.
        String name = row.group("name");
        boolean lobby = name.endsWith(LOBBY);
        String guid = row.group("guid");
        int ping = Integer.parseInt(row.group("ping"));
        Map<String, Object> data = new HashMap<>();
        data.put("verified", "OK".equals(row.group("flag")));
        data.put("lobby", lobby);
        return new Player(
                row.group("slot"),
                lobby ? name.substring(0, name.length() - LOBBY.length()) : name,
                guid == null ? null : guid.toLowerCase(Locale.ROOT),
                ping < 0 ? null : ping,
                row.group("ip"),
                data);
    }
}
