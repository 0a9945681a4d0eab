package io.languard.arma3.simulator.battleye;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The server side of "BE RCon Protocol Specification v2", without sockets: datagrams come in through {@link #received}
 * and go out through a {@link Sender}; {@link #tick} resends messages and drops clients. Not thread-safe.
 */
public final class RConServer {
    /** Sends datagrams. */
    public interface Sender {
        void send(InetSocketAddress to, byte[] datagram);
    }

    /** Executes commands. */
    public interface RConCommandExecutor {
        /** Executes one command of the admin with the given number and returns the reply. */
        String execute(int admin, String command);
    }

    private final RConRules rules;
    private final ReplySplitter splitter;
    private final LongSupplier millis;
    private final Sender sender;
    private final RConCommandExecutor rConCommandExecutor;
    private final SimulatedBattlEye simulatedBattlEye;
    private final Map<InetSocketAddress, RConSession> sessions = new LinkedHashMap<>();
    private byte[] password;

    public RConServer(
            String password,
            RConRules rules,
            LongSupplier millis,
            Sender sender,
            RConCommandExecutor rConCommandExecutor,
            SimulatedBattlEye simulatedBattlEye) {
        this.password = password.getBytes(StandardCharsets.UTF_8);
        this.rules = rules;
        this.splitter = new ReplySplitter(rules.partSize());
        this.millis = millis;
        this.sender = sender;
        this.rConCommandExecutor = rConCommandExecutor;
        this.simulatedBattlEye = simulatedBattlEye;
    }

    public void received(InetSocketAddress from, byte[] datagram) {
        RConPacket packet = RConPacket.decode(datagram).orElse(null);
        if (packet == null) {
            return;
        }
        RConSession session = sessions.get(from);
        if (packet.type() == RConPacket.LOGIN) {
            login(from, packet.body());
        } else if (session != null && packet.sequence() >= 0) {
            if (packet.type() == RConPacket.COMMAND) {
                command(session, packet.sequence(), packet.text());
            } else {
                session.acknowledged(packet.sequence());
            }
        }
    }

    /** Sends a server message to every client. */
    public void broadcast(String text) {
        for (RConSession session : List.copyOf(sessions.values())) {
            sender.send(session.address(), session.message(text, millis.getAsLong()));
        }
    }

    /** Resends unacknowledged messages and drops clients that timed out. Must be called several times a second. */
    public void tick() {
        long now = millis.getAsLong();
        sessions.values().removeIf(session -> session.isTimedOut(now));
        for (RConSession session : sessions.values()) {
            session.dueRetransmissions(now).forEach(datagram -> sender.send(session.address(), datagram));
        }
    }

    /** Returns the rows of the {@code admins} listing: number and address. */
    public List<String> admins() {
        List<String> rows = new ArrayList<>();
        for (RConSession session : sessions.values()) {
            rows.add(ListingFormatter.pad(String.valueOf(session.number()), 4) + session.displayAddress());
        }
        return rows;
    }

    private void login(InetSocketAddress from, byte[] given) {
        boolean accepted = Arrays.equals(given, password);
        sender.send(from, RConPacket.loginReply(accepted).encode());
        if (!accepted) {
            return;
        }
        RConSession previous = sessions.remove(from);
        RConSession session =
                new RConSession(from, previous == null ? freeNumber() : previous.number(), rules, millis.getAsLong());
        sessions.put(from, session);
        simulatedBattlEye.announce("RCon admin #" + session.number() + " (" + session.displayAddress() + ") logged in");
    }

    private void command(RConSession session, int sequence, String command) {
        session.markCommand(millis.getAsLong());
        List<byte[]> datagrams = session.cachedReply(sequence, command).orElse(null);
        if (datagrams == null) {
            datagrams = splitter.datagrams(sequence, run(session, command));
            session.cacheReply(sequence, command, datagrams);
        }
        datagrams.forEach(datagram -> sender.send(session.address(), datagram));
    }

    private String run(RConSession session, String command) {
        String[] words = command.strip().split(" +", 2);
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "":
                return "";
            case "logout", "exit":
                sessions.remove(session.address());
                return "";
            case "admins":
                return ListingFormatter.admins(admins());
            case "rconpassword":
                if (words.length > 1) {
                    password = words[1].getBytes(StandardCharsets.UTF_8);
                }
                return "";
            default:
                return rConCommandExecutor.execute(session.number(), command.strip());
        }
    }

    private int freeNumber() {
        int number = 0;
        while (isTaken(number)) {
            number++;
        }
        return number;
    }

    private boolean isTaken(int number) {
        return sessions.values().stream().anyMatch(session -> session.number() == number);
    }
}
