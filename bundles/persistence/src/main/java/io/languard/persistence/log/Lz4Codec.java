package io.languard.persistence.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Blocks in the format of LZ4: quick above all, and log lines resemble each other so much that it makes them several times
 * smaller. A block is sequences of a token, literals, the distance of a match and the match's length.
 */
final class Lz4Codec {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int HASH_BITS = 14;
    private static final int SHORTEST_MATCH = 4;
    private static final int FARTHEST = 65_535;

    /** The format wants the last bytes to be literals. */
    private static final int LAST_LITERALS = 5;

    private static final int NO_MATCH_AFTER = 12;

    private Lz4Codec() {}

    /** A block that holds these bytes. */
    static byte[] compress(byte[] source, int length) {
        byte[] target = new byte[length + length / 255 + 16];
        int[] seen = new int[1 << HASH_BITS];
        int out = 0;
        int anchor = 0;
        int at = 1;
        int misses = 0;
        while (at < length - NO_MATCH_AFTER) {
            int word = (int) INT.get(source, at);
            int hash = word * 0x9E3779B1 >>> 32 - HASH_BITS;
            int candidate = seen[hash];
            seen[hash] = at;
            if (at - candidate > FARTHEST || (int) INT.get(source, candidate) != word) {
                // What does not resemble anything is passed over ever faster.
                at += 1 + (misses++ >> 6);
                continue;
            }
            misses = 0;
            int matched = matched(source, candidate, at, length - LAST_LITERALS);
            out = sequence(source, anchor, at - anchor, at - candidate, matched, target, out);
            at += matched;
            anchor = at;
        }
        out = sequence(source, anchor, length - anchor, 0, 0, target, out);
        return Arrays.copyOf(target, out);
    }

    private static int matched(byte[] source, int candidate, int at, int end) {
        int length = SHORTEST_MATCH;
        while (at + length + Long.BYTES <= end) {
            long difference = (long) LONG.get(source, candidate + length) ^ (long) LONG.get(source, at + length);
            if (difference != 0) {
                return length + Long.numberOfTrailingZeros(difference) / Byte.SIZE;
            }
            length += Long.BYTES;
        }
        while (at + length < end && source[candidate + length] == source[at + length]) {
            length++;
        }
        return length;
    }

    private static int sequence(
            byte[] source, int anchor, int literals, int distance, int matched, byte[] target, int start) {
        int out = start + 1;
        int more = matched - SHORTEST_MATCH;
        target[start] = (byte) (Math.min(literals, 15) << 4 | (matched == 0 ? 0 : Math.min(more, 15)));
        out = length(literals, target, out);
        System.arraycopy(source, anchor, target, out, literals);
        out += literals;
        if (matched > 0) {
            target[out++] = (byte) distance;
            target[out++] = (byte) (distance >> 8);
            out = length(more, target, out);
        }
        return out;
    }

    private static int length(int length, byte[] target, int start) {
        int out = start;
        if (length >= 15) {
            int rest = length - 15;
            for (; rest >= 255; rest -= 255) {
                target[out++] = (byte) 255;
            }
            target[out++] = (byte) rest;
        }
        return out;
    }

    /**
     * The bytes that a block holds.
     *
     * @param length how many they are
     * @throws IndexOutOfBoundsException if it is no block of so many bytes
     */
    static byte[] decompress(byte[] source, int start, int end, int length) {
        byte[] target = new byte[length];
        int in = start;
        int out = 0;
        while (in < end) {
            int token = source[in++] & 0xFF;
            int literals = token >> 4;
            if (literals == 15) {
                int next;
                do {
                    next = source[in++] & 0xFF;
                    literals += next;
                } while (next == 255);
            }
            if (literals <= 16 && in + 16 <= end && out + 16 <= length) {
                LONG.set(target, out, (long) LONG.get(source, in));
                LONG.set(target, out + 8, (long) LONG.get(source, in + 8));
            } else {
                System.arraycopy(source, in, target, out, literals);
            }
            in += literals;
            out += literals;
            if (in >= end) {
                break;
            }
            int distance = source[in] & 0xFF | (source[in + 1] & 0xFF) << 8;
            in += 2;
            int matched = token & 15;
            if (matched == 15) {
                int next;
                do {
                    next = source[in++] & 0xFF;
                    matched += next;
                } while (next == 255);
            }
            matched += SHORTEST_MATCH;
            copy(target, out, distance, matched);
            out += matched;
        }
        return target;
    }

    /** What is copied may overlap what is written: then it repeats. */
    private static void copy(byte[] target, int start, int distance, int matched) {
        int out = start;
        int end = start + matched;
        if (distance >= Long.BYTES && end + 2 * Long.BYTES <= target.length) {
            // Some bytes too many, which the next sequence writes over; most matches are as short as this.
            LONG.set(target, out, (long) LONG.get(target, out - distance));
            LONG.set(target, out + 8, (long) LONG.get(target, out + 8 - distance));
            for (out += 16; out < end; out += Long.BYTES) {
                LONG.set(target, out, (long) LONG.get(target, out - distance));
            }
            return;
        }
        for (; out < end; out++) {
            target[out] = target[out - distance];
        }
    }
}
