package io.languard.live;

import org.jspecify.annotations.Nullable;

/** Assembles the fragments of consecutive messages, up to a maximum length. Not thread-safe. */
final class MessageAssembler {

    /** The maximum length of a message; longer ones are discarded. */
    static final int MAX_LENGTH = 16 * 1024;

    /** The maximum length of a message that is discarded; a longer one ends the connection. */
    static final int MAX_DISCARDED_LENGTH = 256 * 1024;

    private final StringBuilder text = new StringBuilder();
    private int length;

    /** The state of the message after a fragment was added. */
    enum AssemblyState {
        INCOMPLETE,
        COMPLETE,
        TOO_LONG,
        LIMIT_EXCEEDED
    }

    /**
     * Adds a fragment of the given length in characters or bytes; {@code fragment} is {@code null} for binary
     * messages.
     */
    AssemblyState add(@Nullable String fragment, int size, boolean last) {
        length += size;
        if (length > MAX_DISCARDED_LENGTH) {
            return AssemblyState.LIMIT_EXCEEDED;
        }
        if (length <= MAX_LENGTH && fragment != null) {
            text.append(fragment);
        }
        if (!last) {
            return AssemblyState.INCOMPLETE;
        }
        return length > MAX_LENGTH ? AssemblyState.TOO_LONG : AssemblyState.COMPLETE;
    }

    /** Returns the message and resets the assembler for the next one. */
    String takeMessage() {
        String message = text.toString();
        text.setLength(0);
        text.trimToSize();
        length = 0;
        return message;
    }
}
