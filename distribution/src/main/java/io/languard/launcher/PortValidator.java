package io.languard.launcher;

import io.languard.service.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether the ports of the settings can be had, asked before anything is started. */
final class PortValidator {

    private PortValidator() {}

    /** Takes both at one time, so the same port twice is found out too. */
    static void check(Settings settings) throws StartupException {
        try (ServerSocket http = take("LANGUARD_PORT", settings.bind(), settings.port());
                ServerSocket shell = settings.shellPort() == 0
                        ? null
                        : take("LANGUARD_SHELL_PORT", InetAddress.getLoopbackAddress(), settings.shellPort())) {
            // Both can be had.
        } catch (IOException e) {
            throw new StartupException("the ports can't be looked at: " + e.getMessage(), e);
        }
    }

    private static ServerSocket take(String variable, InetAddress address, int port)
            throws StartupException, IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return socket;
        } catch (IOException e) {
            socket.close();
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new StartupException(
                    reason.contains("already in use")
                            ? variable + " is '" + port + "', but that port of " + address.getHostAddress()
                                    + " is in use already"
                            : variable + " is '" + port + "', but that port of " + address.getHostAddress()
                                    + " (LANGUARD_BIND) can't be had: " + reason,
                    e);
        }
    }
}
