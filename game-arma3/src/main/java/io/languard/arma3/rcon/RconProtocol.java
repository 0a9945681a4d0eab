package io.languard.arma3.rcon;

import io.languard.toolkit.text.ForeignText;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * One session as a state machine without clock, thread or socket. The caller passes in the time in milliseconds and the
 * received datagrams (BE RCon Protocol Specification v2).
 */
final class RconProtocol {

    private static final long LOGIN_REPEAT = 500;
    private static final long LOGIN_TIMEOUT = 5_000;
    private static final long FIRST_DELAY = 500;
    private static final long MAX_DELAY = 15_000;
    /** The server drops a client that sends no command for 45 seconds. */
    private static final long KEEP_ALIVE = 20_000;

    private static final long SILENCE = 30_000;

    private final RconTransport rconTransport;
    private final String password;
    private final RconListener listener;
    private final CommandWindow commands;
    private final MessageDeduplicator messages = new MessageDeduplicator();

    private State state = State.WAITING;
    private long nextAttempt;
    private long delay = FIRST_DELAY;
    private long loginSince;
    private long loginSent;
    private long lastReceived;
    private boolean probe;

    private enum State {
        WAITING,
        LOGIN,
        OPEN,
        REFUSED,
        CLOSED
    }

    RconProtocol(RconTransport rconTransport, String password, RconListener listener) {
        this.rconTransport = rconTransport;
        this.password = password;
        this.listener = listener;
        this.commands = new CommandWindow(rconTransport);
    }

    void submit(String text, CompletableFuture<String> result, boolean repeats, long now) {
        PendingCommand command = new PendingCommand(text, result, repeats, now);
        switch (state) {
            case REFUSED -> command.fail(RconException.RconFailure.REFUSED);
            case CLOSED -> command.fail(RconException.RconFailure.CLOSED);
            case WAITING, LOGIN -> commands.add(command);
            case OPEN -> {
                commands.add(command);
                commands.send(now);
            }
        }
    }

    /** Must be called several times a second. */
    void tick(long now) {
        boolean timedOut = commands.expire(now);
        switch (state) {
            case WAITING -> {
                if (now >= nextAttempt) {
                    login(now);
                }
            }
            case LOGIN -> {
                if (now - loginSince >= LOGIN_TIMEOUT) {
                    retryLater(now);
                } else if (now - loginSent >= LOGIN_REPEAT) {
                    sendLogin(now);
                }
            }
            case OPEN -> {
                probe |= timedOut;
                keepOpen(now);
            }
            case REFUSED, CLOSED -> {
                // Nothing to do.
            }
        }
    }

    private void keepOpen(long now) {
        if (commands.hasInFlight() && now - lastReceived >= SILENCE) {
            connectionLost(now);
            return;
        }
        // After a command without a reply, an empty command finds out whether the server is still reachable.
        if (now - commands.lastSent() >= KEEP_ALIVE || probe && !commands.hasInFlight()) {
            probe = false;
            commands.add(new PendingCommand("", new CompletableFuture<>(), true, now));
        }
        commands.send(now);
        commands.retransmit(now);
    }

    void received(ByteBuffer datagram, long now) {
        PacketCodec.decode(datagram).ifPresent(packet -> {
            lastReceived = now;
            if (packet instanceof Packet.LoginReply reply) {
                loginReply(reply, now);
            } else if (packet instanceof Packet.MessagePacket message) {
                message(message);
            } else if (state == State.OPEN) {
                reply(packet, now);
            }
        });
    }

    /** Called when the operating system reports that nothing listens on the server's port. */
    void unreachable(long now) {
        if (state == State.LOGIN) {
            retryLater(now);
        } else if (state == State.OPEN) {
            connectionLost(now);
        }
    }

    void close() {
        boolean open = state == State.OPEN;
        state = State.CLOSED;
        rconTransport.close();
        commands.failAll(RconException.RconFailure.CLOSED);
        if (open) {
            listener.disconnected();
        }
    }

    private void login(long now) {
        state = State.LOGIN;
        loginSince = now;
        rconTransport.reopen();
        sendLogin(now);
    }

    private void sendLogin(long now) {
        loginSent = now;
        rconTransport.send(PacketCodec.login(password));
    }

    private void loginReply(Packet.LoginReply reply, long now) {
        if (state != State.LOGIN) {
            return;
        }
        if (!reply.accepted()) {
            // Repeated wrong passwords are reported to lock an address out, so there is no further attempt.
            state = State.REFUSED;
            rconTransport.close();
            commands.failAll(RconException.RconFailure.REFUSED);
            listener.refused();
            return;
        }
        state = State.OPEN;
        delay = FIRST_DELAY;
        probe = false;
        messages.clear();
        commands.restart(now);
        listener.connected(rconTransport.port());
        commands.send(now);
    }

    private void message(Packet.MessagePacket message) {
        // Every copy is acknowledged: an unacknowledged message is repeated, and then the server drops the client.
        rconTransport.send(PacketCodec.acknowledge(message.sequence()));
        if (messages.isNew(message)) {
            listener.message(ForeignText.decodeLines(message.text()));
        }
    }

    private void reply(Packet packet, long now) {
        if (packet instanceof Packet.CommandReply commandReply) {
            commands.reply(commandReply);
        } else if (packet instanceof Packet.ReplyPart part) {
            commands.part(part, now);
        }
        commands.send(now);
    }

    private void connectionLost(long now) {
        commands.failInFlight(RconException.RconFailure.LOST);
        retryLater(now);
        listener.disconnected();
    }

    private void retryLater(long now) {
        state = State.WAITING;
        rconTransport.close();
        nextAttempt = now + delay;
        delay = Math.min(delay * 2, MAX_DELAY);
    }
}
