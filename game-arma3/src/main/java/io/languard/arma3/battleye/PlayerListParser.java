package io.languard.arma3.battleye;

import io.languard.api.player.Player;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private static final Pattern TOTAL = Pattern.compile("\\((\\d+) players? in total\\)\\s*");

    /** The suffix of the name of a player who is not in the game yet. */
    public static final String LOBBY = " (Lobby)";

    private PlayerListParser() {}

    /**
     * Returns the players; empty if the reply is incomplete. If there are more rows than the end of the list says,
     * a name contains a line break and may imitate rows: then no row counts as verified.
     */
    public static Optional<List<Player>> parse(String reply) {
        List<String> lines = reply.stripTrailing().lines().toList();
        Matcher total = TOTAL.matcher(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
        if (!total.matches()) {
            return Optional.empty();
        }
        Map<String, Player> players = new LinkedHashMap<>();
        int rows = 0;
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows++;
                players.putIfAbsent(row.group("slot"), player(row));
            }
        }
        boolean forged = total.group(1).length() < 10 && rows > Integer.parseInt(total.group(1));
        return Optional.of(players.values().stream()
                .map(player -> forged ? unverified(player) : player)
                .toList());
    }

    private static Player unverified(Player player) {
        Map<String, Object> data = new HashMap<>(player.gameData());
        data.put("verified", false);
        return new Player(player.slotId(), player.name(), player.identity(), player.ping(), player.address(), data);
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
