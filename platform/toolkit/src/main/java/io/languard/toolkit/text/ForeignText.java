package io.languard.toolkit.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text that other programs and people have written, whose encoding is not declared. */
public final class ForeignText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private ForeignText() {}

    /**
     * Decodes bytes as UTF-8 if they are UTF-8; otherwise as windows-1252, the usual encoding of older editors, or as
     * ISO-8859-1, which has a character for each byte. Texts of several authors should be decoded by {@link
     * #decodeLines}.
     */
    public static String decode(byte[] bytes) {
        if (isAscii(bytes)) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, WINDOWS}) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                continue; // not in this encoding
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * Decodes a whole file that someone has edited: a byte order mark decides and is removed, and UTF-16 is recognized
     * without one by its many zero bytes. Otherwise as {@link #decode} does.
     */
    public static String decodeFile(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(Arrays.copyOfRange(bytes, 3, bytes.length));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        int even = zeros(bytes, 0);
        int odd = zeros(bytes, 1);
        if (bytes.length % 2 == 0 && Math.max(even, odd) > bytes.length / 4 && Math.min(even, odd) == 0) {
            return new String(bytes, odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        }
        return decode(bytes);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int index = 0; index < mark.length; index++) {
            if (index >= bytes.length || (bytes[index] & 0xFF) != mark[index]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the number of zero bytes at every second position. */
    private static int zeros(byte[] bytes, int first) {
        int count = 0;
        for (int index = first; index < bytes.length; index += 2) {
            count += bytes[index] == 0 ? 1 : 0;
        }
        return count;
    }

    /** Decodes each line by itself, as {@link #decode} does. Line breaks are kept. */
    public static String decodeLines(byte[] bytes) {
        if (isAscii(bytes)) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        StringBuilder text = new StringBuilder(bytes.length);
        int start = 0;
        for (int end = 1; end <= bytes.length; end++) {
            if (end == bytes.length || bytes[end - 1] == '\n') {
                text.append(decode(Arrays.copyOfRange(bytes, start, end)));
                start = end;
            }
        }
        return text.toString();
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
