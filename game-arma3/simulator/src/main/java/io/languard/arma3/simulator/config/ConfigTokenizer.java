package io.languard.arma3.simulator.config;

import io.languard.arma3.simulator.config.ConfigToken.TokenKind;

/**
 * Splits Arma config text into tokens ("Bohemia wiki: Arma 3: Server Config File", and the string rules of Arma config
 * files): comments outside strings only, a doubled quote inside a string, no backslash escapes inside it, {@code \n}
 * between two strings, lines joined by a backslash at their end. Preprocessor directives are rejected: a platform has
 * no reason to write one, so one that appears was injected through a value.
 */
final class ConfigTokenizer {
    private final String file;
    private final String text;
    private int at;
    private int line = 1;

    ConfigTokenizer(String file, String text) {
        this.file = file;
        this.text = text;
    }

    ConfigToken next() throws ConfigException {
        skipBlanksAndComments();
        if (at >= text.length()) {
            return token(TokenKind.END, "");
        }
        char c = text.charAt(at);
        if (c == '"') {
            return string();
        }
        if (isWordChar(c) || isSignOfNumber()) {
            return word();
        }
        if (text.startsWith("\\n", at)) {
            at += 2;
            return token(TokenKind.LINE_BREAK, "\\n");
        }
        if (text.startsWith("+=", at)) {
            at += 2;
            return token(TokenKind.SIGN, "+=");
        }
        if ("{}[]=;,".indexOf(c) >= 0) {
            at++;
            return token(TokenKind.SIGN, String.valueOf(c));
        }
        throw error(c == '#' ? "Preprocessor directive is not expected here" : "Unexpected character " + shown(c));
    }

    ConfigException error(String message) {
        return new ConfigException(file, line, "/", message);
    }

    private ConfigToken string() throws ConfigException {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                if (!text.startsWith("\"\"", at)) {
                    at++;
                    return token(TokenKind.STRING, value.toString());
                }
                at++;
            } else if (c == '\n' || c == '\r') {
                throw error("Missing '\"' at the end of line");
            } else if (c < ' ' || c == 0x7f) {
                throw error("Unexpected character " + shown(c) + " in text");
            }
            value.append(c);
        }
        throw error("Missing '\"' at the end of file");
    }

    private ConfigToken word() {
        int start = at++;
        while (at < text.length() && isWordChar(text.charAt(at))) {
            at++;
        }
        return token(TokenKind.WORD, text.substring(start, at));
    }

    private void skipBlanksAndComments() throws ConfigException {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                skipBlockComment();
            } else if (text.startsWith("\\\n", at) || text.startsWith("\\\r\n", at)) {
                at++;
            } else {
                return;
            }
        }
    }

    private void skipBlockComment() throws ConfigException {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw error("Missing '*/'");
        }
        for (; at < end + 2; at++) {
            if (text.charAt(at) == '\n') {
                line++;
            }
        }
    }

    private boolean isSignOfNumber() {
        char c = text.charAt(at);
        return (c == '-' || c == '+') && at + 1 < text.length() && Character.digit(text.charAt(at + 1), 10) >= 0;
    }

    private static boolean isWordChar(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    }

    private static String shown(char c) {
        return c > ' ' && c < 0x7f ? "'" + c + "'" : "0x" + Integer.toHexString(c);
    }

    private ConfigToken token(TokenKind tokenKind, String value) {
        return new ConfigToken(tokenKind, value, line);
    }
}
