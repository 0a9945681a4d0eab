package io.languard.launcher;

import io.languard.service.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests the health of the platform over HTTP, as a client of the API does. */
final class HealthProbe {

    private static final String READY = "/api/system/health";
    private static final int TIMEOUT_MILLIS = 5000;

    private final Settings settings;

    HealthProbe(Settings settings) {
        this.settings = settings;
    }

    /** Returns the HTTP status, 200 while the platform can serve requests; 0 without a response within a few seconds. */
    int status() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(address(), settings.port()), TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write(("GET " + READY + " HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line != null && line.matches("HTTP/1\\.1 \\d{3} .*") ? Integer.parseInt(line.substring(9, 12)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Returns the address of the platform for programs on this machine, without a path. */
    String root() {
        return "http://" + host() + ":" + settings.port();
    }

    private InetAddress address() {
        return settings.bind().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : settings.bind();
    }

    private String host() {
        String host = address().getHostAddress();
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
