package io.languard.arma3.simulator.config;

/** One token of Arma config text and the line it stands on. */
record ConfigToken(TokenKind kind, String text, int line) {
    enum TokenKind {
        WORD,
        STRING,
        /** One of {@code { } [ ] = ; ,} or {@code +=}. */
        SIGN,
        /** The {@code \n} that stands for a line break between two quoted strings. */
        LINE_BREAK,
        END
    }

    boolean is(String sign) {
        return kind == TokenKind.SIGN && text.equals(sign);
    }

    /** How the token is named in an error message. */
    String shown() {
        return switch (kind) {
            case WORD, SIGN -> "'" + text + "'";
            case STRING -> "text";
            case LINE_BREAK -> "'\\n'";
            case END -> "end of file";
        };
    }
}
