package io.languard.persistence.log;

import java.util.Arrays;

/** Writes numbers into a growing array, small ones in few bytes. */
final class Packer {

    private byte[] bytes;
    private int size;

    Packer(int capacity) {
        bytes = new byte[capacity];
    }

    void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** Seven bits a byte, the lowest first; meant for what is not negative. */
    void number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Also short for small negative values. */
    void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    void octets(byte[] source, int length) {
        room(length);
        System.arraycopy(source, 0, bytes, size, length);
        size += length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int wanted) {
        if (bytes.length - size < wanted) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + wanted));
        }
    }
}
