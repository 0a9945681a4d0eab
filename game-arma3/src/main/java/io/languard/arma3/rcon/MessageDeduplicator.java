package io.languard.arma3.rcon;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Remembers the last messages, so that a repeated one is delivered once. The window is small, because the one-byte
 * counter soon wraps around on a busy server.
 */
final class MessageDeduplicator {

    private static final int SIZE = 64;

    private final Deque<Packet.MessagePacket> recent = new ArrayDeque<>();

    boolean isNew(Packet.MessagePacket message) {
        for (Packet.MessagePacket known : recent) {
            if (known.sequence() == message.sequence() && Arrays.equals(known.text(), message.text())) {
                return false;
            }
        }
        recent.addLast(message);
        if (recent.size() > SIZE) {
            recent.removeFirst();
        }
        return true;
    }

    void clear() {
        recent.clear();
    }
}
