package io.languard.logstore;

import java.util.Arrays;

/** Writes numbers of variable length into a growing array. */
final class VarintWriter {

    private byte[] bytes;
    private int size;

    VarintWriter(int capacity) {
        bytes = new byte[capacity];
    }

    void writeByte(int value) {
        ensureCapacity(1);
        bytes[size++] = (byte) value;
    }

    /** Writes seven bits per byte, lowest first (LEB128). Negative values take ten bytes. */
    void writeUnsigned(long value) {
        ensureCapacity(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Writes zigzag-encoded, so that small negative values are short too. */
    void writeSigned(long value) {
        writeUnsigned(value << 1 ^ value >> 63);
    }

    void writeBytes(byte[] source, int length) {
        ensureCapacity(length);
        System.arraycopy(source, 0, bytes, size, length);
        size += length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensureCapacity(int required) {
        if (bytes.length - size < required) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + required));
        }
    }
}
