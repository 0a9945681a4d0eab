package io.languard.live;

/** Puts the pieces of one message after the other together, as far as it may be long. For one thread at a time. */
final class Pieces {

    /** Longer messages are not understood. */
    static final int MOST = 16 * 1024;

    /** Nor is it waited for the end of such a long one. */
    static final int MOST_SKIPPED = 256 * 1024;

    private final StringBuilder text = new StringBuilder();
    private int length;

    /** What the pieces amount to. */
    enum State {
        PART,
        WHOLE,
        TOO_LONG,
        ENDLESS
    }

    /** Adds a piece of so many characters or bytes; {@code piece} may be {@code null} for what is no text. */
    State add(String piece, int size, boolean last) {
        length += size;
        if (length > MOST_SKIPPED) {
            return State.ENDLESS;
        }
        if (length <= MOST && piece != null) {
            text.append(piece);
        }
        if (!last) {
            return State.PART;
        }
        return length > MOST ? State.TOO_LONG : State.WHOLE;
    }

    /** The whole text; makes room for the next message. */
    String take() {
        String whole = text.toString();
        text.setLength(0);
        text.trimToSize();
        length = 0;
        return whole;
    }
}
