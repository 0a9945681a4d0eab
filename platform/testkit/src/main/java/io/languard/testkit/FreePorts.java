package io.languard.testkit;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Allocates free ports for servers in tests. The ports are below the ephemeral port ranges of operating systems (from
 * 32768 on Linux, from 49152 elsewhere: RFC 6335, section 6), so that no client connection takes one by chance between
 * the check and its use.
 */
public final class FreePorts {

    private static final int LOWEST = 12_000;
    private static final int BEYOND = 32_000;

    /**
     * Starts at a random port, so that concurrent runs do not overlap, and increases, so that a port is not soon
     * allocated again.
     */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(BEYOND - LOWEST));

    private FreePorts() {}

    /** Returns a port that is currently unused for both TCP and UDP. Thread-safe. */
    public static int one() {
        return first(1);
    }

    /**
     * Returns the first of several consecutive ports that are currently unused for both TCP and UDP. Thread-safe.
     *
     * @param count the number of ports, from 1 to 100
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
