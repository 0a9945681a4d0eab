package io.languard.testkit;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers in tests. They come from below the ranges that systems take the ports of clients from (from 32768 up on
 * Linux, from 49152 up elsewhere: RFC 6335, section 6), so that nobody takes them by chance between the look and the use.
 */
public final class FreePorts {

    private static final int LOWEST = 12_000;
    private static final int BEYOND = 32_000;

    /** Two runs at once begin apart, and what one run was given is not given again for long. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(BEYOND - LOWEST));

    private FreePorts() {}

    /** A port that nothing uses now, neither for TCP nor for UDP. Any thread. */
    public static int one() {
        return first(1);
    }

    /**
     * The first of so many ports in a row that nothing uses now, neither for TCP nor for UDP.
     *
     * @param count 1 to 100
     */
    public static int first(int count) {
        while (true) {
            int first = LOWEST + Math.floorMod(NEXT.getAndAdd(count), BEYOND - LOWEST);
            if (first + count <= BEYOND && areFree(first, count)) {
                return first;
            }
        }
    }

    private static boolean areFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            try (DatagramSocket udp = new DatagramSocket(port);
                    ServerSocket tcp = new ServerSocket(port)) {
                assert udp.isBound() && tcp.isBound();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
