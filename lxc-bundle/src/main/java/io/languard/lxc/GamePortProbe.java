package io.languard.lxc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Checks whether a game's port accepts connections. */
final class GamePortProbe {

    private static final int CONNECT_TIMEOUT_MILLIS = 1000;
    private static final long PAUSE_MILLIS = 20;

    private GamePortProbe() {}

    /** Waits until the port accepts a connection; returns false if it does not in time. */
    static boolean awaitReachable(String address, int port, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        while (true) {
            long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), (int) Math.min(CONNECT_TIMEOUT_MILLIS, left));
                return true;
            } catch (IOException e) {
                if (System.nanoTime() >= end || !pause()) {
                    return false;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
