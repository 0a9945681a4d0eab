package io.languard.core.player;

import io.languard.api.player.Player;
import io.languard.ports.player.OnlinePlayer;
import io.languard.ports.player.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is on one server. Not for many threads: whoever uses it holds its monitor. */
final class Roster {

    /** Names come from outside; nobody may fill the memory with them. */
    private static final int MOST_REMEMBERED = 500;

    private static final int MOST_LEAVING = 10_000;

    private Map<String, Stay> stays = new LinkedHashMap<>();
    private final List<Stay> leaving = new ArrayList<>();
    private final Map<String, Player> heard = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Player> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private boolean resumed;
    private boolean listed;

    /** The game's own list: who is not in it is gone. */
    Change listed(List<Player> players, Instant now) {
        Change change = new Change();
        Map<String, Stay> next = new LinkedHashMap<>();
        Set<Stay> kept = new HashSet<>();
        for (Player raw : players) {
            Player player = complete(raw);
            if (player == null || next.containsKey(player.slotId())) {
                continue;
            }
            Stay stay = find(player, kept);
            if (stay == null) {
                stay = new Stay(withHeard(player), now);
                change.joined.add(stay);
            } else {
                change.add(stay.update(player));
            }
            kept.add(stay);
            next.put(player.slotId(), stay);
        }
        List<Stay> gone =
                stays.values().stream().filter(stay -> !kept.contains(stay)).toList();
        stays = next;
        gone.forEach(stay -> leave(stay, now, change));
        listed = true;
        return change;
    }

    /** Somebody who is not the game's list says that a player is there. */
    Change joined(Player raw, Instant now) {
        Change change = new Change();
        Player player = complete(raw);
        if (player == null) {
            return change;
        }
        Stay known = find(player, Set.of());
        if (known != null) {
            stays.values().remove(known);
            change.add(known.update(player));
        } else {
            known = new Stay(withHeard(player), now);
            change.joined.add(known);
        }
        Stay other = stays.put(player.slotId(), known);
        if (other != null) {
            leave(other, now, change);
        }
        return change;
    }

    /** Something is known of a player whom the game's list tells of, or is about to. */
    Change heard(Player raw) {
        Change change = new Change();
        Player player = complete(raw);
        if (player == null || player.name() == null) {
            return change;
        }
        Stay known = find(player, Set.of());
        if (known == null) {
            heard.put(player.name(), player);
        } else {
            Player more = new Player(
                    known.player().slotId(),
                    player.name(),
                    player.guid(),
                    player.ping(),
                    player.address(),
                    player.gameData());
            change.add(known.learn(more));
        }
        return change;
    }

    /** The player in this slot, or of this name, has left. */
    Change left(String slotId, Instant now) {
        Change change = new Change();
        Stay stay = stays.remove(slotId);
        if (stay == null) {
            stay = stays.values().stream()
                    .filter(there -> slotId.equals(there.player().name()))
                    .findFirst()
                    .orElse(null);
            stays.values().remove(stay);
        }
        if (stay != null) {
            leave(stay, now, change);
        }
        return change;
    }

    /** The server has ended, and with it every stay. */
    Change ended(Instant now) {
        Change change = new Change();
        stays.values().forEach(stay -> leave(stay, now, change));
        stays = new LinkedHashMap<>();
        heard.clear();
        listed = false;
        return change;
    }

    boolean isResumed() {
        return resumed;
    }

    /**
     * What an earlier platform left open: stays of players who are there go on, the others are closed.
     *
     * @param goesOn whether the server's process is the one of then, so that they may all still be there
     */
    Change resume(Collection<Visit> open, boolean goesOn, Instant now) {
        resumed = true;
        Change change = new Change();
        Map<String, Stay> before = stays;
        stays = new LinkedHashMap<>();
        for (Visit visit : open) {
            Stay stay = Stay.of(visit);
            Stay there = match(before.values(), stay.player());
            if (there != null && !there.hasLeft()) {
                before.values().remove(there);
                change.joined.remove(there);
                stay.update(there.player());
                stays.put(stay.player().slotId(), stay);
            } else if (goesOn && !listed && !before.containsKey(visit.slotId())) {
                Stay doubled = stays.put(visit.slotId(), stay);
                change.add(Stay.Difference.IDENTITY);
                if (doubled != null) {
                    leave(doubled, now, new Change());
                }
            } else {
                leave(stay, now, new Change());
            }
        }
        stays.putAll(before);
        return change;
    }

    List<OnlinePlayer> online() {
        return stays.values().stream()
                .map(stay -> new OnlinePlayer(stay.player(), stay.joinedAt()))
                .toList();
    }

    List<Player> players() {
        return stays.values().stream().map(Stay::player).toList();
    }

    /** The stays that are to be written; they count as written from now on. */
    List<Stay> takeUnsaved() {
        List<Stay> unsaved = new ArrayList<>(leaving);
        stays.values().stream().filter(Stay::isUnsaved).forEach(unsaved::add);
        leaving.clear();
        unsaved.forEach(Stay::saving);
        return unsaved;
    }

    /** They could not be written. */
    void putBack(List<Stay> unsaved) {
        unsaved.forEach(Stay::notSaved);
        leaving.addAll(
                0,
                unsaved.stream()
                        .filter(stay -> stay.hasLeft() && !leaving.contains(stay))
                        .toList());
        while (leaving.size() > MOST_LEAVING) {
            leaving.remove(0);
        }
    }

    private void leave(Stay stay, Instant now, Change change) {
        stay.leave(now);
        if (leaving.size() < MOST_LEAVING) {
            leaving.add(stay);
        }
        change.left.add(stay);
    }

    private Stay find(Player player, Set<Stay> except) {
        return match(
                stays.values().stream().filter(stay -> !except.contains(stay)).toList(), player);
    }

    /** By the lasting identity wherever he sits, else by slot and name. */
    private static Stay match(Collection<Stay> among, Player player) {
        for (Stay stay : among) {
            if (player.guid() != null
                    && player.guid().equalsIgnoreCase(stay.player().guid())) {
                return stay;
            }
        }
        for (Stay stay : among) {
            if (player.slotId().equals(stay.player().slotId()) && stay.is(player)) {
                return stay;
            }
        }
        return null;
    }

    private Player withHeard(Player player) {
        Player more = player.name() == null ? null : heard.get(player.name());
        boolean same = more != null
                && (more.guid() == null || player.guid() == null || more.guid().equalsIgnoreCase(player.guid()));
        return same ? Stay.merge(more, player) : player;
    }

    /** With the name as slot where a game has no slots; {@code null} for one who has neither. */
    private static Player complete(Player raw) {
        String slot = raw.slotId() == null ? raw.name() : raw.slotId();
        return slot == null
                ? null
                : new Player(
                        slot,
                        raw.name(),
                        raw.guid(),
                        raw.ping(),
                        raw.address(),
                        raw.gameData() == null ? Map.of() : raw.gameData());
    }

    /** What was changed. */
    static final class Change {

        final List<Stay> joined = new ArrayList<>();
        final List<Stay> left = new ArrayList<>();
        private Stay.Difference most = Stay.Difference.NONE;

        void add(Stay.Difference difference) {
            if (difference.compareTo(most) > 0) {
                most = difference;
            }
        }

        /** Whether somebody came, went, or is known better now. */
        boolean isAboutPeople() {
            return !joined.isEmpty() || !left.isEmpty() || most == Stay.Difference.IDENTITY;
        }

        /** Whether anything at all is another now. */
        boolean isAny() {
            return isAboutPeople() || most != Stay.Difference.NONE;
        }
    }
}
