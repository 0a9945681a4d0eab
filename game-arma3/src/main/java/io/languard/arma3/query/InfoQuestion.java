package io.languard.arma3.query;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Asks for the name card. The game answers at once, or wants its challenge back first. */
public final class InfoQuestion implements Question<ServerInfo> {

    private static final byte[] REQUEST = ByteBuffer.allocate(25)
            .putInt(-1)
            .put("TSource Engine Query\0".getBytes(StandardCharsets.US_ASCII))
            .array();
    private static final int WHOLE = -1;
    private static final byte CHALLENGE = 0x41;
    private static final byte INFO = 0x49;
    private static final int MAX_CHALLENGES = 2;

    private byte[] request = REQUEST;
    private int challenges;

    @Override
    public byte[] request() {
        return request;
    }

    @Override
    public Optional<ServerInfo> reply(ByteBuffer datagram) {
        ByteBuffer in = datagram.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() <= Integer.BYTES || in.getInt() != WHOLE) {
            return Optional.empty();
        }
        byte type = in.get();
        if (type == CHALLENGE && in.remaining() >= Integer.BYTES && challenges++ < MAX_CHALLENGES) {
            request = Arrays.copyOf(REQUEST, REQUEST.length + Integer.BYTES);
            in.get(request, REQUEST.length, Integer.BYTES);
        }
        return type == INFO ? ServerInfo.read(in) : Optional.empty();
    }
}
