package io.languard.arma3.simulator.query;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Builds replies of "Valve Developer Community: Server queries": least significant byte first, zero-terminated UTF-8.
 */
final class QueryReplyBuilder {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    /** Starts a single-packet reply of the given type. */
    static QueryReplyBuilder reply(int kind) {
        return new QueryReplyBuilder().u32(-1).u8(kind);
    }

    QueryReplyBuilder u8(int value) {
        out.write(value);
        return this;
    }

    QueryReplyBuilder u16(int value) {
        return u8(value).u8(value >> 8);
    }

    QueryReplyBuilder u32(int value) {
        return u16(value).u16(value >> 16);
    }

    QueryReplyBuilder u64(long value) {
        return u32((int) value).u32((int) (value >> 32));
    }

    QueryReplyBuilder f32(float value) {
        return u32(Float.floatToIntBits(value));
    }

    QueryReplyBuilder text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8)).u8(0);
    }

    /** Appends a string with its length in front instead of a terminating zero. */
    QueryReplyBuilder counted(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, 255);
        u8(length);
        out.write(bytes, 0, length);
        return this;
    }

    QueryReplyBuilder bytes(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    byte[] toArray() {
        return out.toByteArray();
    }
}
