package io.languard.arma3.simulator.battleye;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One logged-in RCon client: its counters, what it has not acknowledged and what it was answered last. */
final class RConSession {
    private static final int REMEMBERED = 16;

    private static final class Unacknowledged {
        private final byte[] datagram;
        private int sent = 1;
        private long due;

        Unacknowledged(byte[] datagram, long due) {
            this.datagram = datagram;
            this.due = due;
        }
    }

    private record Answered(String command, List<byte[]> datagrams) {}

    private final InetSocketAddress address;
    private final int number;
    private final RConRules rules;
    private final Map<Integer, Unacknowledged> unacknowledged = new LinkedHashMap<>();
    private final Map<Integer, Answered> answered = new LinkedHashMap<>();
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

    String shownAddress() {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    int number() {
        return number;
    }

    void markCommand(long now) {
        lastCommand = now;
    }

    /** The datagrams of the reply, if this very command was answered a moment ago. */
    Optional<List<byte[]>> cachedReply(int sequence, String command) {
        return Optional.ofNullable(answered.get(sequence))
                .filter(earlier -> earlier.command().equals(command))
                .map(Answered::datagrams);
    }

    void cacheReply(int sequence, String command, List<byte[]> datagrams) {
        if (rules.remembersSequences()) {
            answered.remove(sequence);
            answered.put(sequence, new Answered(command, datagrams));
            if (answered.size() > REMEMBERED) {
                answered.remove(answered.keySet().iterator().next());
            }
        }
    }

    /** Makes the datagram of a server message and keeps it until it is acknowledged. */
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

    /** What has to be sent again by now. */
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

    /** True when the client was silent for too long or left a message unacknowledged to the last. */
    boolean isTimedOut(long now) {
        return now - lastCommand >= rules.idleMillis()
                || unacknowledged.values().stream()
                        .anyMatch(message -> message.sent >= rules.tries() && message.due <= now);
    }
}
