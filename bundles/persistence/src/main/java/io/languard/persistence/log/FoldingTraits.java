package io.languard.persistence.log;

/**
 * What folding does to some texts.
 *
 * @param beyondAscii whether any of them has characters beyond ASCII
 * @param toAscii whether any has one of the few characters beyond ASCII that fold to a letter of ASCII, so that a search
 *     by bytes would miss it
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

    /** Capital I with a dot, small i without one, long s, Kelvin sign. */
    private static boolean foldsToAscii(byte[] text, int i, int end) {
        return switch (text[i]) {
            case (byte) 0xC4 -> i + 1 < end && (text[i + 1] == (byte) 0xB0 || text[i + 1] == (byte) 0xB1);
            case (byte) 0xC5 -> i + 1 < end && text[i + 1] == (byte) 0xBF;
            case (byte) 0xE2 -> i + 2 < end && text[i + 1] == (byte) 0x84 && text[i + 2] == (byte) 0xAA;
            default -> false;
        };
    }
}
