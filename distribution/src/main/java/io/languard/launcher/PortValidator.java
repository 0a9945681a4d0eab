package io.languard.launcher;

import io.languard.service.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Checks that the configured ports are free before anything is started. */
final class PortValidator {

    private PortValidator() {}

    /** Binds both ports at the same time, to detect also that both settings name the same port. */
    static void check(Settings settings) throws StartupException {
        try (ServerSocket http = bind("LANGUARD_PORT", settings.bind(), settings.port());
                ServerSocket shell = settings.shellPort() == 0
                        ? null
                        : bind("LANGUARD_SHELL_PORT", InetAddress.getLoopbackAddress(), settings.shellPort())) {
            // both ports are free
        } catch (IOException e) {
            throw new StartupException("failed to check the ports: " + e.getMessage(), e);
        }
    }

    private static ServerSocket bind(String variable, InetAddress address, int port)
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
                                    + " is already in use"
                            : variable + " is '" + port + "', but that port of " + address.getHostAddress()
                                    + " (LANGUARD_BIND) cannot be bound: " + reason,
                    e);
        }
    }
}
