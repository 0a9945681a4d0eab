package io.languard.arma3.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scans config text token by token, skipping blanks and comments outside quotes. */
final class ConfigScanner {

    /** The maximum number of characters of a statement that are quoted in reports. */
    private static final int MAX_EXCERPT = 300;

    private final String text;
    private final LineNumbers lines;
    private int at;

    ConfigScanner(String text) {
        this.text = text;
        this.lines = new LineNumbers(text);
    }

    boolean atEnd() {
        skip();
        return at >= text.length();
    }

    /** Returns the position of the next token. */
    int position() {
        skip();
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    /** Returns a statement that begins at a position and ends here. */
    ConfigStatement statement(int start, ConfigBody.Member member, List<ConfigStatement> body) {
        String source = text.substring(start, Math.min(at, start + MAX_EXCERPT));
        boolean whole = at <= start + MAX_EXCERPT;
        String excerpt = member instanceof ConfigBody.Child child
                ? "class " + child.name()
                : source.strip().replaceAll("\\s+", " ") + (whole ? "" : "\u2026");
        return new ConfigStatement(lines.lineOf(start), lines.lineOf(Math.max(start, at - 1)), excerpt, member, body);
    }

    boolean atName() {
        skip();
        return isNamePart(peek());
    }

    boolean atQuote() {
        skip();
        return peek() == '"' || peek() == '\'';
    }

    boolean accept(char c) {
        skip();
        boolean matches = peek() == c;
        if (matches) {
            at++;
        }
        return matches;
    }

    void expect(char c) {
        if (!accept(c)) {
            throw expected("'" + c + "'");
        }
    }

    /**
     * Reads the end of a statement. Like the engine, accepts a missing semicolon before a closing brace, at the end of a
     * line and at the end of the text.
     */
    void endOfStatement() {
        int before = at;
        skip();
        boolean newLine = text.substring(before, at).indexOf('\n') >= 0;
        if (!accept(';') && !newLine && peek() != '}' && at < text.length()) {
            throw expected("';'");
        }
    }

    /** Reads a preprocessor directive with its continuation lines; {@code null} if there is none. */
    @Nullable
    String directive() {
        skip();
        if (peek() != '#') {
            return null;
        }
        int start = at;
        while (at < text.length() && (peek() != '\n' || isJoined(at))) {
            at++;
        }
        return text.substring(start, at).stripTrailing();
    }

    private boolean isJoined(int lineEnd) {
        return text.startsWith("\\", lineEnd - 1)
                || text.startsWith("\r", lineEnd - 1) && text.startsWith("\\", lineEnd - 2);
    }

    /** Reads a run of letters, digits and underscores, which may start with a digit. */
    String name() {
        skip();
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw expected("a name");
        }
        return text.substring(start, at);
    }

    /** Reads everything up to the next separator, for unquoted values. */
    String word() {
        skip();
        int start = at;
        while (at < text.length() && ";,{}\"'\r\n".indexOf(text.charAt(at)) < 0 && !atComment()) {
            at++;
        }
        String word = text.substring(start, at).strip();
        if (word.isEmpty()) {
            throw expected("a value");
        }
        if (word.indexOf('=') >= 0) {
            throw expected("';' between two statements");
        }
        return word;
    }

    /** Reads a quoted string; parts joined by \n outside the quotes are the lines of one string. */
    String text() {
        StringBuilder value = new StringBuilder(piece());
        int end = at;
        skip();
        while (text.startsWith("\\n", at)) {
            at += 2;
            if (!atQuote()) {
                throw expected("a quoted text after \\n");
            }
            value.append('\n').append(piece());
            end = at;
            skip();
        }
        at = end;
        return value.toString();
    }

    private String piece() {
        char quote = text.charAt(at++);
        StringBuilder piece = new StringBuilder();
        while (true) {
            char c = peek();
            if (at >= text.length() || c == '\n' || c == '\r') {
                throw expected("the closing quote on the same line");
            }
            at++;
            if (c != quote) {
                piece.append(c);
            } else if (peek() == quote) {
                piece.append(quote);
                at++;
            } else {
                return piece.toString();
            }
        }
    }

    private void skip() {
        while (at < text.length()) {
            if (Character.isWhitespace(peek())) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                // The search starts after the two opening characters: banners of the form /*/ … /*/ exist.
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw expected("*/ at the end of the comment");
                }
                at = end + 2;
            } else if (text.startsWith("\\\n", at) || text.startsWith("\\\r\n", at)) {
                at = text.indexOf('\n', at);
            } else {
                return;
            }
        }
    }

    private boolean atComment() {
        return text.startsWith("//", at) || text.startsWith("/*", at);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c < 128 && Character.isLetterOrDigit(c);
    }

    ConfigSyntaxException expected(String what) {
        int line = lines.lineOf(Math.min(at, text.length()));
        return new ConfigSyntaxException("line " + line + ": expected " + what);
    }
}
