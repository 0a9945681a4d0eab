package io.languard.core.player;

import io.languard.api.player.Player;
import io.languard.service.player.OnlinePlayer;
import io.languard.service.player.PlayerSessionRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tracks the players of one server. Not thread-safe. */
final class PlayerTracker {

    /** A limit, because names come from clients and must not exhaust the memory. */
    private static final int MAX_REMEMBERED = 500;

    private static final int MAX_LEAVING = 10_000;

    private Map<String, PlayerSession> playerSessions = new LinkedHashMap<>();
    private final List<PlayerSession> leaving = new ArrayList<>();
    private final Map<String, Player> infoByName = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Player> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };
    private boolean resumed;
    private boolean listed;

    /**
     * Applies the game's own player list: players who are not on it have left. Players beyond {@link
     * PlayerLimits#MAX_PLAYERS} are ignored.
     */
    PlayerChange applyList(List<Player> players, Instant now) {
        PlayerChange playerChange = new PlayerChange();
        Map<String, PlayerSession> next = new LinkedHashMap<>();
        Set<PlayerSession> kept = new HashSet<>();
        for (Player raw : players) {
            Player player = PlayerLimits.limit(raw);
            if (player == null || next.containsKey(player.slotId())) {
                continue;
            }
            if (next.size() == PlayerLimits.MAX_PLAYERS) {
                break;
            }
            PlayerSession playerSession = find(player, kept);
            if (playerSession == null) {
                playerSession = new PlayerSession(withKnownInfo(player), now);
                playerChange.joined.add(playerSession);
            } else {
                playerChange.add(playerSession.update(player));
            }
            kept.add(playerSession);
            next.put(player.slotId(), playerSession);
        }
        List<PlayerSession> missing = playerSessions.values().stream()
                .filter(playerSession -> !kept.contains(playerSession))
                .toList();
        playerSessions = next;
        missing.forEach(playerSession -> leave(playerSession, now, playerChange));
        listed = true;
        return playerChange;
    }

    /** Adds a player who has joined according to a source other than the game's list. */
    PlayerChange joined(Player raw, Instant now) {
        PlayerChange playerChange = new PlayerChange();
        Player player = PlayerLimits.limit(raw);
        if (player == null) {
            return playerChange;
        }
        PlayerSession known = find(player, Set.of());
        if (known == null && playerSessions.size() == PlayerLimits.MAX_PLAYERS) {
            return playerChange;
        }
        if (known != null) {
            playerSessions.values().remove(known);
            playerChange.add(known.update(player));
        } else {
            known = new PlayerSession(withKnownInfo(player), now);
            playerChange.joined.add(known);
        }
        PlayerSession other = playerSessions.put(player.slotId(), known);
        if (other != null) {
            leave(other, now, playerChange);
        }
        return playerChange;
    }

    /** Adds details of a player who is on the game's list or will be. */
    PlayerChange applyInfo(Player raw) {
        PlayerChange playerChange = new PlayerChange();
        Player player = PlayerLimits.limit(raw);
        if (player == null || player.name() == null) {
            return playerChange;
        }
        PlayerSession known = find(player, Set.of());
        if (known == null) {
            infoByName.put(player.name(), player);
        } else {
            Player more = new Player(
                    known.player().slotId(),
                    player.name(),
                    player.identity(),
                    player.ping(),
                    player.address(),
                    player.gameData());
            playerChange.add(known.addInfo(more));
        }
        return playerChange;
    }

    /** Removes the player in this slot or with this name. */
    PlayerChange left(String slotId, Instant now) {
        PlayerChange playerChange = new PlayerChange();
        PlayerSession playerSession = playerSessions.remove(slotId);
        if (playerSession == null) {
            playerSession = playerSessions.values().stream()
                    .filter(present -> slotId.equals(present.player().name()))
                    .findFirst()
                    .orElse(null);
            playerSessions.values().remove(playerSession);
        }
        if (playerSession != null) {
            leave(playerSession, now, playerChange);
        }
        return playerChange;
    }

    /** Ends every session, since the server has ended. */
    PlayerChange endAll(Instant now) {
        PlayerChange playerChange = new PlayerChange();
        playerSessions.values().forEach(playerSession -> leave(playerSession, now, playerChange));
        playerSessions = new LinkedHashMap<>();
        infoByName.clear();
        listed = false;
        return playerChange;
    }

    boolean isResumed() {
        return resumed;
    }

    /**
     * Resumes the sessions that an earlier run of the platform left open: those of players who are online continue, the others
     * are closed.
     *
     * @param sameProcess whether the server's process is still the same, so that all of them may still be online
     */
    PlayerChange resume(Collection<PlayerSessionRecord> open, boolean sameProcess, Instant now) {
        resumed = true;
        PlayerChange playerChange = new PlayerChange();
        Map<String, PlayerSession> before = playerSessions;
        playerSessions = new LinkedHashMap<>();
        for (PlayerSessionRecord playerSessionRecord : open) {
            PlayerSession playerSession = PlayerSession.of(playerSessionRecord);
            PlayerSession present = match(before.values(), playerSession.player());
            if (present != null && !present.hasEnded()) {
                before.values().remove(present);
                playerChange.joined.remove(present);
                playerSession.update(present.player());
                playerSessions.put(playerSession.player().slotId(), playerSession);
            } else if (sameProcess && !listed && !before.containsKey(playerSessionRecord.slotId())) {
                PlayerSession replaced = playerSessions.put(playerSessionRecord.slotId(), playerSession);
                playerChange.add(PlayerSession.Difference.IDENTITY);
                if (replaced != null) {
                    leave(replaced, now, new PlayerChange());
                }
            } else {
                leave(playerSession, now, new PlayerChange());
            }
        }
        playerSessions.putAll(before);
        return playerChange;
    }

    List<OnlinePlayer> online() {
        return playerSessions.values().stream()
                .map(playerSession -> new OnlinePlayer(playerSession.player(), playerSession.joinedAt()))
                .toList();
    }

    List<Player> players() {
        return playerSessions.values().stream().map(PlayerSession::player).toList();
    }

    /** Returns the sessions that must be written, and marks them as written. */
    List<PlayerSession> drainUnsaved() {
        List<PlayerSession> unsaved = new ArrayList<>(leaving);
        playerSessions.values().stream().filter(PlayerSession::isUnsaved).forEach(unsaved::add);
        leaving.clear();
        unsaved.forEach(PlayerSession::markSaving);
        return unsaved;
    }

    /** Marks sessions as unwritten again, since writing them has failed. */
    void requeue(List<PlayerSession> unsaved) {
        unsaved.forEach(PlayerSession::markUnsaved);
        leaving.addAll(
                0,
                unsaved.stream()
                        .filter(playerSession -> playerSession.hasEnded() && !leaving.contains(playerSession))
                        .toList());
        while (leaving.size() > MAX_LEAVING) {
            leaving.remove(0);
        }
    }

    private void leave(PlayerSession playerSession, Instant now, PlayerChange playerChange) {
        playerSession.end(now);
        if (leaving.size() < MAX_LEAVING) {
            leaving.add(playerSession);
        }
        playerChange.left.add(playerSession);
    }

    private @Nullable PlayerSession find(Player player, Set<PlayerSession> except) {
        return match(
                playerSessions.values().stream()
                        .filter(playerSession -> !except.contains(playerSession))
                        .toList(),
                player);
    }

    /** Finds a player by identity in any slot, else by slot and name. */
    private static @Nullable PlayerSession match(Collection<PlayerSession> among, Player player) {
        for (PlayerSession playerSession : among) {
            if (player.identity() != null
                    && player.identity().equalsIgnoreCase(playerSession.player().identity())) {
                return playerSession;
            }
        }
        for (PlayerSession playerSession : among) {
            if (player.slotId().equals(playerSession.player().slotId()) && playerSession.isSamePlayer(player)) {
                return playerSession;
            }
        }
        return null;
    }

    /** Returns a new player with the details known before; one whose adapter omits the name is named after the slot. */
    private Player withKnownInfo(Player player) {
        if (player.name() == null) {
            return new Player(
                    player.slotId(),
                    player.slotId(),
                    player.identity(),
                    player.ping(),
                    player.address(),
                    player.gameData());
        }
        Player more = infoByName.get(player.name());
        if (more == null) {
            return player;
        }
        boolean same = more.identity() == null
                || player.identity() == null
                || more.identity().equalsIgnoreCase(player.identity());
        return same ? PlayerSession.merge(more, player) : player;
    }

    /** The changes made by one call. */
    static final class PlayerChange {

        final List<PlayerSession> joined = new ArrayList<>();
        final List<PlayerSession> left = new ArrayList<>();
        private PlayerSession.Difference largest = PlayerSession.Difference.NONE;

        void add(PlayerSession.Difference difference) {
            if (difference.compareTo(largest) > 0) {
                largest = difference;
            }
        }

        /** Returns whether a player has joined, left, or changed identity. */
        boolean changesPlayers() {
            return !joined.isEmpty() || !left.isEmpty() || largest == PlayerSession.Difference.IDENTITY;
        }

        /** Returns whether anything has changed. */
        boolean isAny() {
            return changesPlayers() || largest != PlayerSession.Difference.NONE;
        }
    }
}
