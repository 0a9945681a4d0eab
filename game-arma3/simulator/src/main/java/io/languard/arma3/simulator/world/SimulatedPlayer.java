package io.languard.arma3.simulator.world;

/**
 * A player on the server.
 *
 * @param number BattlEye's number of the player, which is reused after the player has left
 */
public record SimulatedPlayer(int number, String name, long steamId, String ip, int port, long joinedMillis) {
    public String guid() {
        return PlayerGuid.of(steamId);
    }

    public String address() {
        return ip + ":" + port;
    }

    /** Returns an invented but constant score. */
    public int score() {
        return 100 + number;
    }

    /** Returns an invented but constant ping. */
    public int ping() {
        return 30 + number * 7 % 90;
    }
}
