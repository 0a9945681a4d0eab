package io.languard.luanti.log;

import io.languard.luanti.ban.IpAddressNormalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the actions in which the engine reports players (its server.cpp). */
final class ServerActionParser {

    /** The engine rejects players with other names. */
    static final String NAME = "[A-Za-z0-9_-]{1,20}";

    private static final String LIST = " List of players: ?(.*)";
    private static final Pattern JOINS = Pattern.compile("(" + NAME + ") \\[([0-9a-fA-F.:]+)\\] joins game\\." + LIST);
    private static final Pattern LEAVES = Pattern.compile("(" + NAME + ") (?:leaves game|times out)\\." + LIST);

    private ServerActionParser() {}

    /**
     * A player who joins or leaves.
     *
     * @param address the normalized address of a player who joins, or {@code null} for one who leaves
     * @param players the names of all players after the action, as far as the line contains them
     */
    record PlayerAction(String name, @Nullable String address, List<String> players) {
        boolean joins() {
            return address != null;
        }
    }

    /** Parses an action; empty if it reports no player, or not in the way of the engine. */
    static Optional<PlayerAction> parse(String text) {
        Matcher joins = JOINS.matcher(text);
        if (joins.matches()) {
            return IpAddressNormalizer.normalize(joins.group(2))
                    .map(address -> new PlayerAction(joins.group(1), address, names(joins.group(3))));
        }
        Matcher leaves = LEAVES.matcher(text);
        return leaves.matches()
                ? Optional.of(new PlayerAction(leaves.group(1), null, names(leaves.group(2))))
                : Optional.empty();
    }

    private static List<String> names(String list) {
        return list.isBlank() ? List.of() : List.of(list.strip().split(" +"));
    }
}
