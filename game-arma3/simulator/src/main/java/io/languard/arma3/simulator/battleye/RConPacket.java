package io.languard.arma3.simulator.battleye;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * One datagram of "BE RCon Protocol Specification v2": {@code BE}, the CRC32 (least significant byte first) of what
 * follows, {@code FF}, the type, the body.
 */
public record RConPacket(int type, byte[] body) {
    public static final int LOGIN = 0;
    public static final int COMMAND = 1;
    public static final int MESSAGE = 2;

    private static final int HEADER = 8;
    private static final int CHECKED_FROM = 6;

    /** Decodes a datagram; empty if it is damaged or of an unknown type. */
    public static Optional<RConPacket> decode(byte[] datagram) {
        if (datagram.length < HEADER || datagram[0] != 'B' || datagram[1] != 'E' || datagram[6] != (byte) 0xff) {
            return Optional.empty();
        }
        int sum = ByteBuffer.wrap(datagram).order(ByteOrder.LITTLE_ENDIAN).getInt(2);
        int type = datagram[7] & 0xff;
        if (sum != checksum(datagram) || type > MESSAGE) {
            return Optional.empty();
        }
        byte[] body = new byte[datagram.length - HEADER];
        System.arraycopy(datagram, HEADER, body, 0, body.length);
        return Optional.of(new RConPacket(type, body));
    }

    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(HEADER + body.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'B').put((byte) 'E').putInt(0).put((byte) 0xff).put((byte) type);
        out.put(body);
        return out.putInt(2, checksum(out.array())).array();
    }

    public static RConPacket loginReply(boolean accepted) {
        return new RConPacket(LOGIN, new byte[] {(byte) (accepted ? 1 : 0)});
    }

    public static RConPacket message(int sequence, String text) {
        return sequenced(MESSAGE, sequence, text.getBytes(StandardCharsets.UTF_8));
    }

    static RConPacket sequenced(int type, int sequence, byte[] rest) {
        byte[] body = new byte[rest.length + 1];
        body[0] = (byte) sequence;
        System.arraycopy(rest, 0, body, 1, rest.length);
        return new RConPacket(type, body);
    }

    /** Returns the sequence byte that starts the body of commands and messages, or -1 if it is missing. */
    public int sequence() {
        return body.length == 0 ? -1 : body[0] & 0xff;
    }

    /** Returns the text after the sequence byte. */
    public String text() {
        return new String(body, 1, body.length - 1, StandardCharsets.UTF_8);
    }

    private static int checksum(byte[] datagram) {
        CRC32 crc = new CRC32();
        crc.update(datagram, CHECKED_FROM, datagram.length - CHECKED_FROM);
        return (int) crc.getValue();
    }
}
