package io.languard.toolkit.query;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Puts a reply together that came in several datagrams, in whatever order (Valve: Server queries). */
final class DatagramAssembler {

    private static final int WHOLE = -1;
    private static final int SPLIT = -2;
    private static final int SPLIT_HEADER = 8;

    private int id;
    private byte[][] parts = {};

    /** What stands behind the mark of a whole reply; empty while something is missing. */
    Optional<ByteBuffer> accept(ByteBuffer datagram) {
        ByteBuffer in = datagram.slice().order(ByteOrder.LITTLE_ENDIAN);
        int mark = in.remaining() < Integer.BYTES ? 0 : in.getInt();
        if (mark == SPLIT && in.remaining() >= SPLIT_HEADER) {
            return part(in);
        }
        return mark == WHOLE ? Optional.of(in.slice().order(ByteOrder.LITTLE_ENDIAN)) : Optional.empty();
    }

    private Optional<ByteBuffer> part(ByteBuffer in) {
        int of = in.getInt();
        int total = Byte.toUnsignedInt(in.get());
        int index = Byte.toUnsignedInt(in.get());
        in.getShort(); // the largest size of a part
        if (index >= total) {
            return Optional.empty();
        }
        if (of != id || parts.length != total) {
            id = of;
            parts = new byte[total][];
        }
        parts[index] = new byte[in.remaining()];
        in.get(parts[index]);
        if (Arrays.asList(parts).contains(null)) {
            return Optional.empty();
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        parts = new byte[][] {};
        ByteBuffer reply = ByteBuffer.wrap(whole.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        return reply.remaining() >= Integer.BYTES && reply.getInt() == WHOLE
                ? Optional.of(reply.slice().order(ByteOrder.LITTLE_ENDIAN))
                : Optional.empty();
    }
}
