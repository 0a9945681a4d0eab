package io.languard.live;

/** Puts the pieces of one message after the other together, as far as it may be long. For one thread at a time. */
final class MessageAssembler {

    /** Longer messages are not understood. */
    static final int MAX_LENGTH = 16 * 1024;

    /** Nor is it waited for the end of such a long one. */
    static final int MAX_DISCARDED_LENGTH = 256 * 1024;

    private final StringBuilder text = new StringBuilder();
    private int length;

    /** What the pieces amount to. */
    enum AssemblyState {
        INCOMPLETE,
        COMPLETE,
        TOO_LONG,
        LIMIT_EXCEEDED
    }

    /** Adds a piece of so many characters or bytes; {@code piece} may be {@code null} for what is no text. */
    AssemblyState add(String piece, int size, boolean last) {
        length += size;
        if (length > MAX_DISCARDED_LENGTH) {
            return AssemblyState.LIMIT_EXCEEDED;
        }
        if (length <= MAX_LENGTH && piece != null) {
            text.append(piece);
        }
        if (!last) {
            return AssemblyState.INCOMPLETE;
        }
        return length > MAX_LENGTH ? AssemblyState.TOO_LONG : AssemblyState.COMPLETE;
    }

    /** The whole text; makes room for the next message. */
    String takeMessage() {
        String whole = text.toString();
        text.setLength(0);
        text.trimToSize();
        length = 0;
        return whole;
    }
}
