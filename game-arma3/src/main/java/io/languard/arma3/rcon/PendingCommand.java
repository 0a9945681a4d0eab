package io.languard.arma3.rcon;

import io.languard.toolkit.text.ForeignText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A command that waits for its reply. */
final class PendingCommand {

    private static final long TIMEOUT_MILLIS = 5_000;
    private static final long REPEAT_MILLIS = 500;

    private final byte[] text;
    private final CompletableFuture<String> result;
    private final long deadline;
    private final boolean repeats;
    private byte @Nullable [] datagram;
    private long repeatAt;
    private byte[][] parts = {};

    /**
     * Creates a command.
     *
     * @param repeats whether the command is resent until there is a reply, because a datagram may get lost
     */
    PendingCommand(String text, CompletableFuture<String> result, boolean repeats, long now) {
        this.repeats = repeats;
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.result = result;
        this.deadline = now + TIMEOUT_MILLIS;
    }

    boolean isExpired(long now) {
        return now >= deadline || result.isDone();
    }

    /** Returns the datagram. Repetitions are identical, so that the server can distinguish them from a new command. */
    byte[] send(int sequence, long now) {
        byte[] first = PacketCodec.command(sequence, text);
        datagram = first;
        repeatAt = now + REPEAT_MILLIS;
        return first;
    }

    boolean isRetransmitDue(long now) {
        return repeats && now >= repeatAt;
    }

    byte[] retransmit(long now) {
        repeatAt = now + REPEAT_MILLIS;
        return Objects.requireNonNull(datagram, "not sent yet");
    }

    void complete(byte[] reply) {
        result.complete(ForeignText.decodeLines(reply));
    }

    void fail(RconException.RconFailure rconFailure) {
        result.completeExceptionally(new RconException(rconFailure));
    }

    /**
     * Adds one part of the reply.
     *
     * @return whether the reply is now complete
     */
    boolean addPart(Packet.ReplyPart part, long now) {
        byte[] known = parts.length == part.total() ? parts[part.index()] : null;
        if (parts.length != part.total() || known != null && !Arrays.equals(known, part.text())) {
            // A repeated command may get a reply other than the first; parts of two replies must not mix.
            parts = new byte[part.total()][];
        }
        parts[part.index()] = part.text();
        repeatAt = now + REPEAT_MILLIS;
        if (Arrays.asList(parts).contains(null)) {
            return false;
        }
        // Joined as bytes, because a character may be split across two parts.
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] piece : parts) {
            whole.writeBytes(piece);
        }
        complete(whole.toByteArray());
        return true;
    }
}
