package io.languard.luanti.log;

import io.languard.api.log.LogItem;
import io.languard.api.player.Player;
import io.languard.luanti.log.ServerActionParser.PlayerAction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The players according to a log without the adapter's mod. Each action that the engine logs contains the names of all
 * players, which must agree with the actions before; an action that contradicts them is ignored, unless the next one
 * confirms it. The result is plausible, but not verified: a mod may log what a player writes.
 */
final class LoggedPlayers {

    /** Marks players and events whose source players can imitate. */
    static final Map<String, @Nullable Object> UNVERIFIED = Map.of("verified", false);

    private final Set<String> online = new LinkedHashSet<>();

    /** Whether the log was read from the start of the server, or an action has named all players. */
    private boolean complete;

    /** The players according to the last action that was ignored. */
    private @Nullable Set<String> contradiction;

    /** Starts again without players, since the server has been started. */
    void reset() {
        online.clear();
        complete = true;
        contradiction = null;
    }

    /** Returns whether a player may be online. */
    boolean mayBeOnline(String name) {
        return !complete || online.contains(name);
    }

    /**
     * Applies an action.
     *
     * @param full whether the line may not contain all names, because it is as long as lines can be
     */
    List<LogItem> apply(PlayerAction action, boolean full) {
        if (full) {
            return applyWithoutList(action);
        }
        Set<String> after = new LinkedHashSet<>(action.players());
        if (after.contains(action.name()) != action.joins()) {
            return List.of();
        }
        Set<String> before = new HashSet<>(after);
        if (action.joins()) {
            before.remove(action.name());
        } else {
            before.add(action.name());
        }
        if (complete && !before.equals(online) && !before.equals(contradiction)) {
            contradiction = after;
            return List.of();
        }
        List<LogItem> items = new ArrayList<>();
        for (String name : online) {
            if (!after.contains(name)) {
                items.add(new LogItem.PlayerLeft(name));
            }
        }
        if (!action.joins() && items.isEmpty()) {
            items.add(new LogItem.PlayerLeft(action.name()));
        }
        for (String name : after) {
            if (!online.contains(name)) {
                items.add(joined(name, name.equals(action.name()) ? action.address() : null));
            }
        }
        online.clear();
        online.addAll(after);
        complete = true;
        contradiction = null;
        return items;
    }

    private List<LogItem> applyWithoutList(PlayerAction action) {
        boolean changed = action.joins() ? online.add(action.name()) : online.remove(action.name()) || !complete;
        if (!changed) {
            return List.of();
        }
        return List.of(
                action.joins() ? joined(action.name(), action.address()) : new LogItem.PlayerLeft(action.name()));
    }

    private static LogItem joined(String name, @Nullable String address) {
        return new LogItem.PlayerJoined(new Player(name, name, null, null, address, UNVERIFIED));
    }
}
