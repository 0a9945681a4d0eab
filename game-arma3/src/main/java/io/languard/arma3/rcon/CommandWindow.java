package io.languard.arma3.rcon;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The commands of one session: those that are queued, and those in flight, each with a sequence number. */
final class CommandWindow {

    private static final int MAX_QUEUED = 1_000;
    private static final int MAX_IN_FLIGHT = 100;
    private static final int SEQUENCES = 256;

    private final RconTransport rconTransport;
    private final Deque<PendingCommand> queued = new ArrayDeque<>();
    private final Map<Integer, PendingCommand> inFlight = new HashMap<>();
    private int nextSequence;
    private long lastSent;

    CommandWindow(RconTransport rconTransport) {
        this.rconTransport = rconTransport;
    }

    void add(PendingCommand command) {
        if (queued.size() >= MAX_QUEUED) {
            command.fail(RconException.RconFailure.BUSY);
        } else {
            queued.addLast(command);
        }
    }

    /** Resets the counter after a login, because the server counts from 0 again. */
    void restart(long now) {
        nextSequence = 0;
        lastSent = now;
    }

    /**
     * Sends queued commands. A sequence number that is still in use blocks the queue: the server counts, so none can be
     * skipped.
     */
    void send(long now) {
        while (!queued.isEmpty() && inFlight.size() < MAX_IN_FLIGHT && !inFlight.containsKey(nextSequence)) {
            PendingCommand command = queued.removeFirst();
            inFlight.put(nextSequence, command);
            rconTransport.send(command.send(nextSequence, now));
            nextSequence = (nextSequence + 1) % SEQUENCES;
            lastSent = now;
        }
    }

    /** Resends the commands that are due for a retry. */
    void retransmit(long now) {
        inFlight.values().stream()
                .filter(command -> command.isRetransmitDue(now))
                .forEach(command -> rconTransport.send(command.retransmit(now)));
    }

    void reply(Packet.CommandReply commandReply) {
        PendingCommand command = inFlight.remove(commandReply.sequence());
        if (command != null) {
            command.complete(commandReply.text());
        }
    }

    void part(Packet.ReplyPart part, long now) {
        PendingCommand command = inFlight.get(part.sequence());
        if (command != null && command.addPart(part, now)) {
            inFlight.remove(part.sequence());
        }
    }

    /**
     * Removes the commands that have timed out.
     *
     * @return whether a command in flight was among them
     */
    boolean expire(long now) {
        expire(queued.iterator(), now);
        return expire(inFlight.values().iterator(), now);
    }

    private static boolean expire(Iterator<PendingCommand> commands, long now) {
        boolean expired = false;
        while (commands.hasNext()) {
            PendingCommand command = commands.next();
            if (command.isExpired(now)) {
                commands.remove();
                command.fail(RconException.RconFailure.NO_RESPONSE);
                expired = true;
            }
        }
        return expired;
    }

    void failInFlight(RconException.RconFailure rconFailure) {
        inFlight.values().forEach(command -> command.fail(rconFailure));
        inFlight.clear();
    }

    void failAll(RconException.RconFailure rconFailure) {
        failInFlight(rconFailure);
        queued.forEach(command -> command.fail(rconFailure));
        queued.clear();
    }

    boolean hasInFlight() {
        return !inFlight.isEmpty();
    }

    long lastSent() {
        return lastSent;
    }
}
