package io.languard.arma3.remote;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a server's RCon listens and what opens it. BattlEye is told to listen on this machine only, since RCon is not
 * encrypted.
 *
 * @param repeatsActions whether a command that changes something is sent again while no answer comes
 */
public record RconSettings(InetSocketAddress address, String password, boolean repeatsActions) {

    /** Empty if RCon is switched off. */
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

    /** Without the password. */
    @Override
    public String toString() {
        return "RCon at " + address;
    }
}
