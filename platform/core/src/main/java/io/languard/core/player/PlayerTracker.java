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

/** Who is on one server. Not for many threads: whoever uses it holds its monitor. */
final class PlayerTracker {

    /** Names come from outside; nobody may fill the memory with them. */
    private static final int MOST_REMEMBERED = 500;

    private static final int MOST_LEAVING = 10_000;

    private Map<String, PlayerSession> playerSessions = new LinkedHashMap<>();
    private final List<PlayerSession> leaving = new ArrayList<>();
    private final Map<String, Player> infoByName = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Player> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private boolean resumed;
    private boolean listed;

    /** The game's own list: who is not in it is gone. */
    PlayerChange applyList(List<Player> players, Instant now) {
        PlayerChange playerChange = new PlayerChange();
        Map<String, PlayerSession> next = new LinkedHashMap<>();
        Set<PlayerSession> kept = new HashSet<>();
        for (Player raw : players) {
            Player player = complete(raw);
            if (player == null || next.containsKey(player.slotId())) {
                continue;
            }
            PlayerSession playerSession = find(player, kept);
            if (playerSession == null) {
                playerSession = new PlayerSession(withHeard(player), now);
                playerChange.joined.add(playerSession);
            } else {
                playerChange.add(playerSession.update(player));
            }
            kept.add(playerSession);
            next.put(player.slotId(), playerSession);
        }
        List<PlayerSession> gone = playerSessions.values().stream()
                .filter(playerSession -> !kept.contains(playerSession))
                .toList();
        playerSessions = next;
        gone.forEach(playerSession -> leave(playerSession, now, playerChange));
        listed = true;
        return playerChange;
    }

    /** Somebody who is not the game's list says that a player is there. */
    PlayerChange joined(Player raw, Instant now) {
        PlayerChange playerChange = new PlayerChange();
        Player player = complete(raw);
        if (player == null) {
            return playerChange;
        }
        PlayerSession known = find(player, Set.of());
        if (known != null) {
            playerSessions.values().remove(known);
            playerChange.add(known.update(player));
        } else {
            known = new PlayerSession(withHeard(player), now);
            playerChange.joined.add(known);
        }
        PlayerSession other = playerSessions.put(player.slotId(), known);
        if (other != null) {
            leave(other, now, playerChange);
        }
        return playerChange;
    }

    /** Something is known of a player whom the game's list tells of, or is about to. */
    PlayerChange applyInfo(Player raw) {
        PlayerChange playerChange = new PlayerChange();
        Player player = complete(raw);
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

    /** The player in this slot, or of this name, has left. */
    PlayerChange left(String slotId, Instant now) {
        PlayerChange playerChange = new PlayerChange();
        PlayerSession playerSession = playerSessions.remove(slotId);
        if (playerSession == null) {
            playerSession = playerSessions.values().stream()
                    .filter(there -> slotId.equals(there.player().name()))
                    .findFirst()
                    .orElse(null);
            playerSessions.values().remove(playerSession);
        }
        if (playerSession != null) {
            leave(playerSession, now, playerChange);
        }
        return playerChange;
    }

    /** The server has ended, and with it every stay. */
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
     * What an earlier platform left open: stays of players who are there go on, the others are closed.
     *
     * @param goesOn whether the server's process is the one of then, so that they may all still be there
     */
    PlayerChange resume(Collection<PlayerSessionRecord> open, boolean goesOn, Instant now) {
        resumed = true;
        PlayerChange playerChange = new PlayerChange();
        Map<String, PlayerSession> before = playerSessions;
        playerSessions = new LinkedHashMap<>();
        for (PlayerSessionRecord playerSessionRecord : open) {
            PlayerSession playerSession = PlayerSession.of(playerSessionRecord);
            PlayerSession there = match(before.values(), playerSession.player());
            if (there != null && !there.hasEnded()) {
                before.values().remove(there);
                playerChange.joined.remove(there);
                playerSession.update(there.player());
                playerSessions.put(playerSession.player().slotId(), playerSession);
            } else if (goesOn && !listed && !before.containsKey(playerSessionRecord.slotId())) {
                PlayerSession doubled = playerSessions.put(playerSessionRecord.slotId(), playerSession);
                playerChange.add(PlayerSession.Difference.IDENTITY);
                if (doubled != null) {
                    leave(doubled, now, new PlayerChange());
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

    /** The stays that are to be written; they count as written from now on. */
    List<PlayerSession> drainUnsaved() {
        List<PlayerSession> unsaved = new ArrayList<>(leaving);
        playerSessions.values().stream().filter(PlayerSession::isUnsaved).forEach(unsaved::add);
        leaving.clear();
        unsaved.forEach(PlayerSession::markSaving);
        return unsaved;
    }

    /** They could not be written. */
    void requeue(List<PlayerSession> unsaved) {
        unsaved.forEach(PlayerSession::markUnsaved);
        leaving.addAll(
                0,
                unsaved.stream()
                        .filter(playerSession -> playerSession.hasEnded() && !leaving.contains(playerSession))
                        .toList());
        while (leaving.size() > MOST_LEAVING) {
            leaving.remove(0);
        }
    }

    private void leave(PlayerSession playerSession, Instant now, PlayerChange playerChange) {
        playerSession.end(now);
        if (leaving.size() < MOST_LEAVING) {
            leaving.add(playerSession);
        }
        playerChange.left.add(playerSession);
    }

    private PlayerSession find(Player player, Set<PlayerSession> except) {
        return match(
                playerSessions.values().stream()
                        .filter(playerSession -> !except.contains(playerSession))
                        .toList(),
                player);
    }

    /** By the lasting identity wherever he sits, else by slot and name. */
    private static PlayerSession match(Collection<PlayerSession> among, Player player) {
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

    private Player withHeard(Player player) {
        Player more = player.name() == null ? null : infoByName.get(player.name());
        boolean same = more != null
                && (more.identity() == null
                        || player.identity() == null
                        || more.identity().equalsIgnoreCase(player.identity()));
        return same ? PlayerSession.merge(more, player) : player;
    }

    /** With the name as slot where a game has no slots; {@code null} for one who has neither. */
    private static Player complete(Player raw) {
        String slot = raw.slotId() == null ? raw.name() : raw.slotId();
        return slot == null
                ? null
                : new Player(
                        slot,
                        raw.name(),
                        raw.identity(),
                        raw.ping(),
                        raw.address(),
                        raw.gameData() == null ? Map.of() : raw.gameData());
    }

    /** What was changed. */
    static final class PlayerChange {

        final List<PlayerSession> joined = new ArrayList<>();
        final List<PlayerSession> left = new ArrayList<>();
        private PlayerSession.Difference most = PlayerSession.Difference.NONE;

        void add(PlayerSession.Difference difference) {
            if (difference.compareTo(most) > 0) {
                most = difference;
            }
        }

        /** Whether somebody came, went, or is known better now. */
        boolean changesPlayers() {
            return !joined.isEmpty() || !left.isEmpty() || most == PlayerSession.Difference.IDENTITY;
        }

        /** Whether anything at all is another now. */
        boolean isAny() {
            return changesPlayers() || most != PlayerSession.Difference.NONE;
        }
    }
}
