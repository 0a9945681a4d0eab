package io.languard.arma3.simulator.world;

import io.languard.arma3.simulator.config.ServerSettings;
import io.languard.arma3.simulator.log.ServerLogWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The players on the server, and the console lines about their joining, chatting and leaving. */
public final class SimulatedWorld {
    private final ServerLogWriter log;
    private final PlayerGuard guard;
    private final MissionCycle missions;
    private final Supplier<ServerSettings> settings;
    private final LongSupplier millis;
    private final TreeMap<Integer, SimulatedPlayer> simulatedPlayers = new TreeMap<>();
    private boolean locked;

    public SimulatedWorld(
            ServerLogWriter log,
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

    public Collection<SimulatedPlayer> players() {
        return List.copyOf(simulatedPlayers.values());
    }

    public Optional<SimulatedPlayer> player(int number) {
        return Optional.ofNullable(simulatedPlayers.get(number));
    }

    public Optional<SimulatedPlayer> player(String name) {
        return simulatedPlayers.values().stream()
                .filter(simulatedPlayer -> simulatedPlayer.name().equals(name))
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

    public long secondsPlayed(SimulatedPlayer simulatedPlayer) {
        return (millis.getAsLong() - simulatedPlayer.joinedMillis()) / 1000;
    }

    /** Adds a player if the lock, the number of slots, duplicates and bans permit it. */
    public void join(String name, long steamId, @Nullable String ip) {
        int number = 0;
        while (simulatedPlayers.containsKey(number)) {
            number++;
        }
        String from = ip == null ? "192.0.2." + (10 + number % 240) : ip;
        SimulatedPlayer simulatedPlayer =
                new SimulatedPlayer(number, name, steamId, from, 2304 + number, millis.getAsLong());
        if (simulatedPlayers.size() >= settings.get().maxPlayers()) {
            log.console("No more slot to add connection at " + simulatedPlayer.address());
            return;
        }
        if (locked) {
            return;
        }
        log.console("Player " + name + " connecting.");
        kickDuplicateOf(simulatedPlayer);
        simulatedPlayers.put(number, simulatedPlayer);
        guard.announce("Player #" + number + " " + name + " (" + simulatedPlayer.address() + ") connected");
        guard.announce("Player #" + number + " " + name + " - BE GUID: " + simulatedPlayer.guid());
        guard.announce("Verified GUID (" + simulatedPlayer.guid() + ") of player #" + number + " " + name);
        Optional<String> kickReason = guard.kickReason(simulatedPlayer);
        if (kickReason.isPresent()) {
            kickedByBattlEye(simulatedPlayer, kickReason.get());
            return;
        }
        log.console("Player " + name + " connected (id=" + steamId + ").");
        missions.onPlayerJoined();
    }

    public void leave(SimulatedPlayer simulatedPlayer) {
        if (simulatedPlayers.remove(simulatedPlayer.number()) == null) {
            return;
        }
        log.console("Player " + simulatedPlayer.name() + " disconnected.");
        guard.announce("Player #" + simulatedPlayer.number() + " " + simulatedPlayer.name() + " disconnected");
        if (simulatedPlayers.isEmpty()) {
            missions.onServerEmptied();
        }
    }

    public void chat(SimulatedPlayer simulatedPlayer, String channel, String text) {
        guard.announce("(" + channel + ") " + simulatedPlayer.name() + ": " + text);
    }

    /** Kicks a player as {@code #kick} of the game does. */
    public void kicked(SimulatedPlayer simulatedPlayer) {
        log.console("Player " + simulatedPlayer.name() + " kicked off.");
        leave(simulatedPlayer);
    }

    public void kickedByBattlEye(SimulatedPlayer simulatedPlayer, String reason) {
        guard.announce("Player #" + simulatedPlayer.number() + " " + simulatedPlayer.name() + " ("
                + simulatedPlayer.guid() + ") has been kicked by BattlEye: " + reason);
        log.console("Player " + simulatedPlayer.name() + " kicked off by BattlEye: " + reason);
        leave(simulatedPlayer);
    }

    private void kickDuplicateOf(SimulatedPlayer simulatedPlayer) {
        if (settings.get().kickDuplicate()) {
            players().stream()
                    .filter(other -> other.steamId() == simulatedPlayer.steamId())
                    .forEach(this::kicked);
        }
    }
}
