package io.languard.security.totp;

/** The encoding of secrets that people type into an authenticator: RFC 4648, without padding. */
public final class Base32 {

    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private Base32() {}

    /** Returns the text of these bytes. */
    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : bytes) {
            buffer = buffer << Byte.SIZE | each & 0xff;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(CHARACTERS.charAt(buffer >> bits & MASK));
            }
        }
        if (bits > 0) {
            text.append(CHARACTERS.charAt(buffer << BITS - bits & MASK));
        }
        return text.toString();
    }
}
