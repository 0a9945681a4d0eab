package io.languard.toolkit.query;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** A query to which the server responds immediately, or after the server's challenge has been sent back (Valve: Server queries). */
abstract class ChallengedQuery<T> implements DatagramQuery<T> {

    private static final byte CHALLENGE = 0x41;
    private static final int MAX_CHALLENGES = 2;

    private final int challengeAt;
    private final byte replyType;
    private final DatagramAssembler datagramAssembler = new DatagramAssembler();
    private byte[] request;
    private int challenges;

    /**
     * Creates a query.
     *
     * @param request the first datagram
     * @param challengeAt the offset of the challenge in the request, which may be its end
     * @param replyType the type byte of the reply
     */
    ChallengedQuery(byte[] request, int challengeAt, char replyType) {
        this.request = request;
        this.challengeAt = challengeAt;
        this.replyType = (byte) replyType;
    }

    /** Reads the body after the reply's type; empty if it is truncated. */
    abstract Optional<T> read(ByteBuffer body);

    @Override
    public byte[] request() {
        return request;
    }

    @Override
    public Optional<T> reply(ByteBuffer datagram) {
        ByteBuffer in = datagramAssembler.accept(datagram).orElse(null);
        if (in == null || !in.hasRemaining()) {
            return Optional.empty();
        }
        byte type = in.get();
        if (type == CHALLENGE && in.remaining() >= Integer.BYTES && challenges++ < MAX_CHALLENGES) {
            request = Arrays.copyOf(request, challengeAt + Integer.BYTES);
            in.get(request, challengeAt, Integer.BYTES);
        }
        return type == replyType ? read(in.slice().order(ByteOrder.LITTLE_ENDIAN)) : Optional.empty();
    }
}
