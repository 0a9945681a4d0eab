package io.languard.toolkit.query;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Assembles replies that are split into several datagrams, which may arrive in any order (Valve: Server queries). */
final class DatagramAssembler {

    private static final int SINGLE = -1;
    private static final int SPLIT = -2;
    private static final int SPLIT_HEADER = 8;

    private int id;
    private byte[][] parts = {};

    /** Returns the data after the header of a complete reply; empty while parts are missing. */
    Optional<ByteBuffer> accept(ByteBuffer datagram) {
        ByteBuffer in = datagram.slice().order(ByteOrder.LITTLE_ENDIAN);
        int header = in.remaining() < Integer.BYTES ? 0 : in.getInt();
        if (header == SPLIT && in.remaining() >= SPLIT_HEADER) {
            return part(in);
        }
        return header == SINGLE ? Optional.of(in.slice().order(ByteOrder.LITTLE_ENDIAN)) : Optional.empty();
    }

    private Optional<ByteBuffer> part(ByteBuffer in) {
        int replyId = in.getInt();
        int total = Byte.toUnsignedInt(in.get());
        int index = Byte.toUnsignedInt(in.get());
        in.getShort(); // maximum size of a part
        if (index >= total) {
            return Optional.empty();
        }
        if (replyId != id || parts.length != total) {
            id = replyId;
            parts = new byte[total][];
        }
        parts[index] = new byte[in.remaining()];
        in.get(parts[index]);
        if (Arrays.asList(parts).contains(null)) {
            return Optional.empty();
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        parts = new byte[][] {};
        ByteBuffer reply = ByteBuffer.wrap(joined.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        return reply.remaining() >= Integer.BYTES && reply.getInt() == SINGLE
                ? Optional.of(reply.slice().order(ByteOrder.LITTLE_ENDIAN))
                : Optional.empty();
    }
}
