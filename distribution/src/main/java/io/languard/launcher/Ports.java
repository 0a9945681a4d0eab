package io.languard.launcher;

import io.languard.ports.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether the ports of the settings can be had, asked before anything is started. */
final class Ports {

    private Ports() {}

    static void check(Settings settings) throws StartException {
        check("LANGUARD_PORT", settings.bind(), settings.port());
        if (settings.shellPort() != 0) {
            check("LANGUARD_SHELL_PORT", InetAddress.getLoopbackAddress(), settings.shellPort());
        }
    }

    private static void check(String variable, InetAddress address, int port) throws StartException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new StartException(
                    reason.contains("already in use")
                            ? variable + " is '" + port + "', but that port of " + address.getHostAddress()
                                    + " is in use already"
                            : variable + " is '" + port + "', but that port of " + address.getHostAddress()
                                    + " (LANGUARD_BIND) can't be had: " + reason,
                    e);
        }
    }
}
