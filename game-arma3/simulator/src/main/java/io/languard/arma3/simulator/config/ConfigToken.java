package io.languard.arma3.simulator.config;

/** A token of Arma config text and its line. */
record ConfigToken(TokenKind kind, String text, int line) {
    enum TokenKind {
        WORD,
        STRING,
        /** One of {@code { } [ ] = ; ,} or {@code +=}. */
        SIGN,
        /** The {@code \n} that represents a line break between two quoted strings. */
        LINE_BREAK,
        END
    }

    boolean is(String sign) {
        return kind == TokenKind.SIGN && text.equals(sign);
    }

    /** Returns the token's name in error messages. */
    String shown() {
        return switch (kind) {
            case WORD, SIGN -> "'" + text + "'";
            case STRING -> "text";
            case LINE_BREAK -> "'\\n'";
            case END -> "end of file";
        };
    }
}
