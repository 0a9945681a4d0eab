package io.languard.logstore;

/** Reads the output of {@link VarintWriter}. */
final class VarintReader {

    private final byte[] bytes;
    private int at;

    VarintReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int readByte() {
        return bytes[at++] & 0xFF;
    }

    long readUnsigned() {
        long value = 0;
        int shift = 0;
        while (true) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    long readSigned() {
        long value = readUnsigned();
        return value >>> 1 ^ -(value & 1);
    }

    int position() {
        return at;
    }
}
