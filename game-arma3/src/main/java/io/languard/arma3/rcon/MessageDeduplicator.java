package io.languard.arma3.rcon;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Knows the last messages, so that a repeated one is told once. It is small, since the counter is one byte and comes round
 * soon on a busy server.
 */
final class MessageDeduplicator {

    private static final int SIZE = 64;

    private final Deque<Packet.MessagePacket> seen = new ArrayDeque<>();

    boolean isNew(Packet.MessagePacket message) {
        for (Packet.MessagePacket known : seen) {
            if (known.sequence() == message.sequence() && Arrays.equals(known.text(), message.text())) {
                return false;
            }
        }
        seen.addLast(message);
        if (seen.size() > SIZE) {
            seen.removeFirst();
        }
        return true;
    }

    void clear() {
        seen.clear();
    }
}
