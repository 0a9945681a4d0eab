package io.languard.arma3.remote;

import io.languard.api.GameServer;
import io.languard.arma3.Arma3Config;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
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
        Map<String, Object> values = Arma3Config.section(server, "rcon");
        String password = Arma3Config.text(values, "rcon_password");
        boolean battlEye = Arma3Config.isEnabled(Arma3Config.section(server, "server"), "battleye");
        if (!battlEye || !Arma3Config.isEnabled(values, "enabled") || password.isEmpty()) {
            return Optional.empty();
        }
        return server.remoteAdminPort().stream()
                .mapToObj(port -> new RconSettings(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        password,
                        Arma3Config.isEnabled(values, "repeat_actions")))
                .findFirst();
    }

    /** Omits the password. */
    @Override
    public String toString() {
        return "RCon at " + address;
    }
}
