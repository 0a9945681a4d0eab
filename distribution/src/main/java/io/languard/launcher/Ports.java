package io.languard.launcher;

import io.languard.ports.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether the ports of the settings can be had, asked before anything is started. */
final class Ports {

    private Ports() {}

    /** Takes both at one time, so the same port twice is found out too. */
    static void check(Settings settings) throws StartException {
        try (ServerSocket http = take("LANGUARD_PORT", settings.bind(), settings.port());
                ServerSocket shell = settings.shellPort() == 0
                        ? null
                        : take("LANGUARD_SHELL_PORT", InetAddress.getLoopbackAddress(), settings.shellPort())) {
            // Both can be had.
        } catch (IOException e) {
            throw new StartException("the ports can't be looked at: " + e.getMessage(), e);
        }
    }

    private static ServerSocket take(String variable, InetAddress address, int port)
            throws StartException, IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return socket;
        } catch (IOException e) {
            socket.close();
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
