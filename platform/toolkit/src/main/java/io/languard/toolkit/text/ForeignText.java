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
