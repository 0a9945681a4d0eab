package io.languard.arma3.rcon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes datagrams: the letters BE, a CRC-32 checksum of the rest, 0xFF, a type, a body (BE RCon Protocol
 * Specification v2). The specification says ASCII; in practice names and chat are UTF-8, and what is received is
 * read as windows-1252 otherwise.
 */
final class PacketCodec {

    private static final int LOGIN = 0;
    private static final int COMMAND = 1;
    private static final int MESSAGE = 2;
    private static final int HEADER = 6;
    private static final int MIN_SIZE = HEADER + 2;

    private PacketCodec() {}

    static byte[] login(String password) {
        return frame(LOGIN, password.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] command(int sequence, byte[] text) {
        byte[] body = new byte[text.length + 1];
        body[0] = (byte) sequence;
        System.arraycopy(text, 0, body, 1, text.length);
        return frame(COMMAND, body);
    }

    static byte[] acknowledge(int sequence) {
        return frame(MESSAGE, new byte[] {(byte) sequence});
    }

    /** Decodes a datagram; empty if it is not a valid packet, in which case it is silently dropped. */
    static Optional<Packet> decode(ByteBuffer datagram) {
        if (datagram.remaining() < MIN_SIZE || datagram.get() != 'B' || datagram.get() != 'E') {
            return Optional.empty();
        }
        int crc = datagram.order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (crc != crc(datagram.duplicate()) || datagram.get() != (byte) 0xFF) {
            return Optional.empty();
        }
        int type = datagram.get();
        byte[] body = new byte[datagram.remaining()];
        datagram.get(body);
        return Optional.ofNullable(packet(type, body));
    }

    private static @Nullable Packet packet(int type, byte[] body) {
        if (body.length == 0) {
            return null;
        }
        int first = Byte.toUnsignedInt(body[0]);
        return switch (type) {
            case LOGIN -> body.length == 1 && first <= 1 ? new Packet.LoginReply(first == 1) : null;
            case COMMAND -> reply(first, body);
            case MESSAGE -> new Packet.MessagePacket(first, from(body, 1));
            default -> null;
        };
    }

    private static @Nullable Packet reply(int sequence, byte[] body) {
        // A text never starts with a zero byte, so this unambiguously marks a part.
        if (body.length < 4 || body[1] != 0) {
            return new Packet.CommandReply(sequence, from(body, 1));
        }
        int total = Byte.toUnsignedInt(body[2]);
        int index = Byte.toUnsignedInt(body[3]);
        return index < total ? new Packet.ReplyPart(sequence, total, index, from(body, 4)) : null;
    }

    private static byte[] from(byte[] body, int start) {
        return Arrays.copyOfRange(body, start, body.length);
    }

    private static byte[] frame(int type, byte[] body) {
        ByteBuffer datagram = ByteBuffer.allocate(MIN_SIZE + body.length).order(ByteOrder.LITTLE_ENDIAN);
        datagram.position(HEADER);
        datagram.put((byte) 0xFF).put((byte) type).put(body);
        datagram.flip().position(HEADER);
        int crc = crc(datagram);
        datagram.rewind();
        datagram.put((byte) 'B').put((byte) 'E').putInt(crc);
        return datagram.array();
    }

    private static int crc(ByteBuffer payload) {
        CRC32 crc = new CRC32();
        crc.update(payload);
        return (int) crc.getValue();
    }
}
