package io.languard.arma3.remote;

import io.languard.api.GameServer;
import io.languard.arma3.Arma3;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/**
 * Where a server's RCon listens and what opens it. BattlEye is told to listen on this machine only, since RCon is not
 * encrypted.
 *
 * @param repeatsActions whether a command that changes something is sent again while no answer comes
 */
public record RconAccess(InetSocketAddress address, String password, boolean repeatsActions) {

    /** Empty if RCon is switched off. */
    public static Optional<RconAccess> of(GameServer server) {
        Map<String, Object> values = Arma3.section(server, "rcon");
        String password = Arma3.text(values, "rcon_password");
        boolean battlEye = Arma3.isOn(Arma3.section(server, "server"), "battleye");
        if (!battlEye || !Arma3.isOn(values, "enabled") || password.isEmpty()) {
            return Optional.empty();
        }
        return server.remoteAdminPort().stream()
                .mapToObj(port -> new RconAccess(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        password,
                        Arma3.isOn(values, "repeat_actions")))
                .findFirst();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RCon at " + address;
    }
}
