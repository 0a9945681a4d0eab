package io.languard.arma3.simulator.world;

/** A player on the server; {@code number} is BattlEye's, given again after its owner left. */
public record SimulatedPlayer(int number, String name, long steamId, String ip, int port, long joinedMillis) {
    public String guid() {
        return PlayerGuid.of(steamId);
    }

    public String address() {
        return ip + ":" + port;
    }

    /** A made-up but steady score. */
    public int score() {
        return 100 + number;
    }

    /** A made-up but steady ping. */
    public int ping() {
        return 30 + number * 7 % 90;
    }
}
