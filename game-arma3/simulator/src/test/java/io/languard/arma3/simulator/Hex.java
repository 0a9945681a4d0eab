package io.languard.arma3.simulator;

import java.util.HexFormat;

/** Converts bytes to and from hexadecimal digits, ignoring blanks. */
public final class Hex {
    private Hex() {}

    public static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    public static String text(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
