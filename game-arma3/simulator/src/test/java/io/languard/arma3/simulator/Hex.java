package io.languard.arma3.simulator;

import java.util.HexFormat;

/** Bytes written as hexadecimal digits, blanks allowed. */
public final class Hex {
    private Hex() {}

    public static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    public static String text(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
