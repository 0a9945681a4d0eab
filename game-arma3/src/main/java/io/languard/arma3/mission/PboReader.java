package io.languard.arma3.mission;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** Reads little-endian numbers and zero-terminated names; hashes and counts the bytes it reads. */
final class PboReader {

    private static final int MAX_NAME = 1_024;
    private static final long MAX_HEADER = 16 << 20;

    private final DigestInputStream in;
    private long position;

    PboReader(InputStream in, MessageDigest digest) {
        this.in = new DigestInputStream(in, digest);
    }

    long position() {
        return position;
    }

    /**
     * Reads a name. Bytes are mapped to characters one to one, because names in obfuscated missions are not valid text.
     */
    String readName() throws IOException, PboException {
        byte[] name = new byte[MAX_NAME];
        for (int length = 0; length < MAX_NAME; length++) {
            int next = next();
            if (next == 0) {
                return new String(name, 0, length, StandardCharsets.ISO_8859_1);
            }
            name[length] = (byte) next;
        }
        throw new PboException("one of its names has more than " + MAX_NAME + " bytes");
    }

    long readNumber() throws IOException, PboException {
        long value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            value |= (long) next() << shift;
        }
        return value;
    }

    /** Skips data, which is hashed all the same. */
    void skip(long bytes) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = bytes; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new EOFException();
            }
            left -= count;
        }
        position += bytes;
    }

    /** Returns the remaining bytes, which are not hashed. */
    byte[] readRemaining() throws IOException {
        in.on(false);
        return in.readNBytes(MAX_NAME);
    }

    private int next() throws IOException, PboException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException();
        }
        if (++position > MAX_HEADER) {
            throw new PboException("its table of contents is too long");
        }
        return next;
    }
}
