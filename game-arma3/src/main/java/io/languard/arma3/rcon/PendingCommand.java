package io.languard.arma3.rcon;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** A command on its way. */
final class PendingCommand {

    private static final long TIMEOUT_MILLIS = 5_000;
    private static final long REPEAT_MILLIS = 500;

    private final byte[] text;
    private final CompletableFuture<String> answer;
    private final long deadline;
    private final boolean repeats;
    private byte[] datagram;
    private long repeatAt;
    private byte[][] parts = {};

    /**
     * @param repeats whether it is sent again until there is an answer, for it may have got lost
     */
    PendingCommand(String text, CompletableFuture<String> answer, boolean repeats, long now) {
        this.repeats = repeats;
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.answer = answer;
        this.deadline = now + TIMEOUT_MILLIS;
    }

    boolean isExpired(long now) {
        return now >= deadline || answer.isDone();
    }

    /** The datagram, which stays the same for every repetition so that the server can tell it from a new command. */
    byte[] send(int sequence, long now) {
        datagram = PacketCodec.command(sequence, text);
        repeatAt = now + REPEAT_MILLIS;
        return datagram;
    }

    boolean isRetransmitDue(long now) {
        return repeats && now >= repeatAt;
    }

    byte[] retransmit(long now) {
        repeatAt = now + REPEAT_MILLIS;
        return datagram;
    }

    void complete(byte[] reply) {
        answer.complete(new String(reply, StandardCharsets.UTF_8));
    }

    void fail(RconException.Reason reason) {
        answer.completeExceptionally(new RconException(reason));
    }

    /**
     * Takes one piece of the answer.
     *
     * @return whether the answer is whole now
     */
    boolean addPart(Packet.ReplyPart part, long now) {
        byte[] known = parts.length == part.total() ? parts[part.index()] : null;
        if (parts.length != part.total() || known != null && !Arrays.equals(known, part.text())) {
            // A repeated command may get another answer than the first; pieces of two answers must not mix.
            parts = new byte[part.total()][];
        }
        parts[part.index()] = part.text();
        repeatAt = now + REPEAT_MILLIS;
        if (Arrays.asList(parts).contains(null)) {
            return false;
        }
        // Joined as bytes, because a character may be cut between two pieces.
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] piece : parts) {
            whole.writeBytes(piece);
        }
        complete(whole.toByteArray());
        return true;
    }
}
