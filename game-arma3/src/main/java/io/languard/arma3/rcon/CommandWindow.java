package io.languard.arma3.rcon;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The commands of one session: those that wait, and those that are on their way under a sequence number each. */
final class CommandWindow {

    private static final int MAX_WAITING = 1_000;
    private static final int MAX_UNDER_WAY = 100;
    private static final int SEQUENCES = 256;

    private final RconTransport rconTransport;
    private final Deque<PendingCommand> waiting = new ArrayDeque<>();
    private final Map<Integer, PendingCommand> underWay = new HashMap<>();
    private int next;
    private long lastSent;

    CommandWindow(RconTransport rconTransport) {
        this.rconTransport = rconTransport;
    }

    void add(PendingCommand command) {
        if (waiting.size() >= MAX_WAITING) {
            command.fail(RconException.Reason.BUSY);
        } else {
            waiting.addLast(command);
        }
    }

    /** A fresh login: the server counts from 0 again. */
    void restart(long now) {
        next = 0;
        lastSent = now;
    }

    /** Sends what may be sent. A number that is still in use holds up the rest: the server counts, so none is skipped. */
    void send(long now) {
        while (!waiting.isEmpty() && underWay.size() < MAX_UNDER_WAY && !underWay.containsKey(next)) {
            PendingCommand command = waiting.removeFirst();
            underWay.put(next, command);
            rconTransport.send(command.send(next, now));
            next = (next + 1) % SEQUENCES;
            lastSent = now;
        }
    }

    /** Repeats what has no answer yet. */
    void retransmit(long now) {
        underWay.values().stream()
                .filter(command -> command.isRetransmitDue(now))
                .forEach(command -> rconTransport.send(command.retransmit(now)));
    }

    void reply(Packet.CommandReply commandReply) {
        PendingCommand command = underWay.remove(commandReply.sequence());
        if (command != null) {
            command.complete(commandReply.text());
        }
    }

    void part(Packet.ReplyPart part, long now) {
        PendingCommand command = underWay.get(part.sequence());
        if (command != null && command.addPart(part, now)) {
            underWay.remove(part.sequence());
        }
    }

    /**
     * Gives up what is too old.
     *
     * @return whether something that was sent has had no answer
     */
    boolean expire(long now) {
        expire(waiting.iterator(), now);
        return expire(underWay.values().iterator(), now);
    }

    private static boolean expire(Iterator<PendingCommand> commands, long now) {
        boolean expired = false;
        while (commands.hasNext()) {
            PendingCommand command = commands.next();
            if (command.isExpired(now)) {
                commands.remove();
                command.fail(RconException.Reason.NO_ANSWER);
                expired = true;
            }
        }
        return expired;
    }

    void failInFlight(RconException.Reason reason) {
        underWay.values().forEach(command -> command.fail(reason));
        underWay.clear();
    }

    void failAll(RconException.Reason reason) {
        failInFlight(reason);
        waiting.forEach(command -> command.fail(reason));
        waiting.clear();
    }

    boolean hasInFlight() {
        return !underWay.isEmpty();
    }

    long lastSent() {
        return lastSent;
    }
}
