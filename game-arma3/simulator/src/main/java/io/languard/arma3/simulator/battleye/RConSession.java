package io.languard.arma3.simulator.battleye;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A logged-in RCon client: its counters, its unacknowledged messages and its last replies. */
final class RConSession {
    private static final int MAX_CACHED = 16;

    private static final class Unacknowledged {
        private final byte[] datagram;
        private int sent = 1;
        private long due;

        Unacknowledged(byte[] datagram, long due) {
            this.datagram = datagram;
            this.due = due;
        }
    }

    private record CachedReply(String command, List<byte[]> datagrams) {}

    private final InetSocketAddress address;
    private final int number;
    private final RConRules rules;
    private final Map<Integer, Unacknowledged> unacknowledged = new LinkedHashMap<>();
    private final Map<Integer, CachedReply> cachedReplies = new LinkedHashMap<>();
    private int nextMessage;
    private long lastCommand;

    RConSession(InetSocketAddress address, int number, RConRules rules, long now) {
        this.address = address;
        this.number = number;
        this.rules = rules;
        this.lastCommand = now;
    }

    InetSocketAddress address() {
        return address;
    }

    String displayAddress() {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    int number() {
        return number;
    }

    void markCommand(long now) {
        lastCommand = now;
    }

    /** Returns the datagrams of the reply, if the same command was recently executed. */
    Optional<List<byte[]>> cachedReply(int sequence, String command) {
        return Optional.ofNullable(cachedReplies.get(sequence))
                .filter(earlier -> earlier.command().equals(command))
                .map(CachedReply::datagrams);
    }

    void cacheReply(int sequence, String command, List<byte[]> datagrams) {
        if (rules.remembersSequences()) {
            cachedReplies.remove(sequence);
            cachedReplies.put(sequence, new CachedReply(command, datagrams));
            if (cachedReplies.size() > MAX_CACHED) {
                cachedReplies.remove(cachedReplies.keySet().iterator().next());
            }
        }
    }

    /** Encodes a server message and stores it until it is acknowledged. */
    byte[] message(String text, long now) {
        int sequence = nextMessage;
        nextMessage = (nextMessage + 1) & 0xff;
        byte[] datagram = RConPacket.message(sequence, text).encode();
        unacknowledged.put(sequence, new Unacknowledged(datagram, now + rules.repeatMillis()));
        return datagram;
    }

    void acknowledged(int sequence) {
        unacknowledged.remove(sequence);
    }

    /** Returns the datagrams that are due to be resent. */
    List<byte[]> dueRetransmissions(long now) {
        List<byte[]> result = new ArrayList<>();
        for (Unacknowledged message : unacknowledged.values()) {
            if (message.due <= now && message.sent < rules.tries()) {
                message.sent++;
                message.due += rules.repeatMillis();
                result.add(message.datagram);
            }
        }
        return result;
    }

    /** Returns whether the client was silent for too long or left a message unacknowledged after the last try. */
    boolean isTimedOut(long now) {
        return now - lastCommand >= rules.idleMillis()
                || unacknowledged.values().stream()
                        .anyMatch(message -> message.sent >= rules.tries() && message.due <= now);
    }
}
