package io.languard.logstore;

/**
 * Which characters some messages contain, as far as it affects searching them by bytes.
 *
 * @param beyondAscii whether there is any non-ASCII character
 * @param toAscii whether there is any of the few non-ASCII characters that fold to an ASCII letter, which a search by
 *     bytes would miss
 */
record FoldingTraits(boolean beyondAscii, boolean toAscii) {

    static FoldingTraits of(LineColumns lineColumns) {
        byte[] text = lineColumns.text();
        int end = lineColumns.bytes();
        boolean beyond = false;
        for (int i = 0; i < end; i++) {
            if (text[i] < 0 && text[i] != LineColumns.TERMINATOR) {
                beyond = true;
                if (foldsToAscii(text, i, end)) {
                    return new FoldingTraits(true, true);
                }
            }
        }
        return new FoldingTraits(beyond, false);
    }

    /** Capital I with dot, dotless i, long s, Kelvin sign. */
    private static boolean foldsToAscii(byte[] text, int i, int end) {
        return switch (text[i]) {
            case (byte) 0xC4 -> i + 1 < end && (text[i + 1] == (byte) 0xB0 || text[i + 1] == (byte) 0xB1);
            case (byte) 0xC5 -> i + 1 < end && text[i + 1] == (byte) 0xBF;
            case (byte) 0xE2 -> i + 2 < end && text[i + 1] == (byte) 0x84 && text[i + 2] == (byte) 0xAA;
            default -> false;
        };
    }
}
