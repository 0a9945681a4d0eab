package io.languard.arma3.simulator.world;

import io.languard.arma3.simulator.config.ServerSettings;
import io.languard.arma3.simulator.log.ServerLog;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The players on the server and the lines that their coming, talking and going leave on the console. */
public final class World {
    private final ServerLog log;
    private final PlayerGuard guard;
    private final MissionCycle missions;
    private final Supplier<ServerSettings> settings;
    private final LongSupplier millis;
    private final TreeMap<Integer, Player> players = new TreeMap<>();
    private boolean locked;

    public World(
            ServerLog log,
            PlayerGuard guard,
            MissionCycle missions,
            Supplier<ServerSettings> settings,
            LongSupplier millis) {
        this.log = log;
        this.guard = guard;
        this.missions = missions;
        this.settings = settings;
        this.millis = millis;
    }

    public Collection<Player> players() {
        return List.copyOf(players.values());
    }

    public Optional<Player> player(int number) {
        return Optional.ofNullable(players.get(number));
    }

    public Optional<Player> player(String name) {
        return players.values().stream()
                .filter(player -> player.name().equals(name))
                .findFirst();
    }

    public MissionCycle missions() {
        return missions;
    }

    public boolean isLocked() {
        return locked;
    }

    public void lock(boolean now) {
        locked = now;
    }

    /** Players are in the lobby until a mission runs. */
    public boolean inLobby() {
        return missions.state() != HostState.PLAYING;
    }

    public long secondsPlayed(Player player) {
        return (millis.getAsLong() - player.joinedMillis()) / 1000;
    }

    /** Lets a player in, as far as the lock, the number of slots, duplicates and bans permit. */
    public void join(String name, long steamId, String ip) {
        int number = 0;
        while (players.containsKey(number)) {
            number++;
        }
        String from = ip == null ? "192.0.2." + (10 + number % 240) : ip;
        Player player = new Player(number, name, steamId, from, 2304 + number, millis.getAsLong());
        if (players.size() >= settings.get().maxPlayers()) {
            log.console("No more slot to add connection at " + player.address());
            return;
        }
        if (locked) {
            return;
        }
        log.console("Player " + name + " connecting.");
        kickDuplicateOf(player);
        players.put(number, player);
        guard.announce("Player #" + number + " " + name + " (" + player.address() + ") connected");
        guard.announce("Player #" + number + " " + name + " - BE GUID: " + player.guid());
        guard.announce("Verified GUID (" + player.guid() + ") of player #" + number + " " + name);
        Optional<String> refusal = guard.refusal(player);
        if (refusal.isPresent()) {
            kickedByBattlEye(player, refusal.get());
            return;
        }
        log.console("Player " + name + " connected (id=" + steamId + ").");
        missions.playerArrived();
    }

    public void leave(Player player) {
        if (players.remove(player.number()) == null) {
            return;
        }
        log.console("Player " + player.name() + " disconnected.");
        guard.announce("Player #" + player.number() + " " + player.name() + " disconnected");
        if (players.isEmpty()) {
            missions.emptied();
        }
    }

    public void chat(Player player, String channel, String text) {
        guard.announce("(" + channel + ") " + player.name() + ": " + text);
    }

    /** {@code #kick} by the game itself. */
    public void kicked(Player player) {
        log.console("Player " + player.name() + " kicked off.");
        leave(player);
    }

    public void kickedByBattlEye(Player player, String reason) {
        guard.announce("Player #" + player.number() + " " + player.name() + " (" + player.guid()
                + ") has been kicked by BattlEye: " + reason);
        log.console("Player " + player.name() + " kicked off by BattlEye: " + reason);
        leave(player);
    }

    private void kickDuplicateOf(Player player) {
        if (settings.get().kickDuplicate()) {
            players().stream()
                    .filter(other -> other.steamId() == player.steamId())
                    .forEach(this::kicked);
        }
    }
}
