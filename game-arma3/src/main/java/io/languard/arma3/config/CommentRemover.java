package io.languard.arma3.config;

/** Replaces comments outside strings by blanks, so that all lines keep their numbers and all statements their positions. */
final class CommentRemover {

    private final String text;
    private final StringBuilder out;

    private CommentRemover(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    static String remove(String text) {
        CommentRemover remover = new CommentRemover(text);
        remover.run();
        return remover.out.toString();
    }

    private void run() {
        char quote = 0;
        char before = '\n';
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == quote) {
                quote = 0;
            } else if (quote == 0 && text.startsWith("//", at)) {
                at = blank(at, endOfLine(at)) - 1;
                continue;
            } else if (quote == 0 && text.startsWith("/*", at)) {
                // The search starts after the two opening characters: banners of the form /*/ … /*/ exist.
                int end = text.indexOf("*/", at + 2);
                at = blank(at, end < 0 ? text.length() : end + 2) - 1;
                continue;
            } else if (quote == 0 && (c == '"' || c == '\'' && "=,{".indexOf(before) >= 0)) {
                quote = c;
            }
            out.append(c);
            before = c == ' ' || c == '\t' ? before : c;
        }
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int blank(int from, int to) {
        for (int at = from; at < to; at++) {
            out.append(text.charAt(at) == '\n' ? '\n' : ' ');
        }
        return to;
    }
}
