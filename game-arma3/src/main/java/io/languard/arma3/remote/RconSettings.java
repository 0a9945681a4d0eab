package io.languard.arma3.remote;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The address of a server's RCon and its password. BattlEye is configured to listen on the loopback address only,
 * because RCon is not encrypted.
 *
 * @param repeatsActions whether a command that changes something is resent while there is no reply
 */
public record RconSettings(InetSocketAddress address, String password, boolean repeatsActions) {

    /** Returns the settings of a server; empty if RCon is disabled. */
    public static Optional<RconSettings> of(GameServer server) {
        ConfigSection values = server.config().section("rcon");
        String password = values.text("rcon_password");
        boolean battlEye = server.config().section("server").isEnabled("battleye");
        if (!battlEye || !values.isEnabled("enabled") || password.isEmpty()) {
            return Optional.empty();
        }
        return server.remoteAdminPort().stream()
                .mapToObj(port -> new RconSettings(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        password,
                        values.isEnabled("repeat_actions")))
                .findFirst();
    }

    /** Omits the password. */
    @Override
    public String toString() {
        return "RCon at " + address;
    }
}
