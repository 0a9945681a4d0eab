package io.languard.arma3.simulator.battleye;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits long replies into the parts of "BE RCon Protocol Specification v2": a zero byte, the number of parts and the
 * index, then a part of the text. The text is split by bytes, so a character may be split across two parts.
 */
public final class ReplySplitter {
    private static final int MAX_PARTS = 255;
    private final int partSize;

    public ReplySplitter(int partSize) {
        this.partSize = Math.max(1, partSize);
    }

    /** Returns the datagrams of the reply to the command with the given sequence byte. */
    public List<byte[]> datagrams(int sequence, String reply) {
        byte[] text = reply.getBytes(StandardCharsets.UTF_8);
        if (text.length <= partSize) {
            return List.of(
                    RConPacket.sequenced(RConPacket.COMMAND, sequence, text).encode());
        }
        int size = Math.max(partSize, (text.length + MAX_PARTS - 1) / MAX_PARTS);
        int parts = (text.length + size - 1) / size;
        List<byte[]> result = new ArrayList<>(parts);
        for (int index = 0; index < parts; index++) {
            int from = index * size;
            int length = Math.min(size, text.length - from);
            byte[] piece = new byte[length + 3];
            piece[1] = (byte) parts;
            piece[2] = (byte) index;
            System.arraycopy(text, from, piece, 3, length);
            result.add(RConPacket.sequenced(RConPacket.COMMAND, sequence, piece).encode());
        }
        return result;
    }
}
