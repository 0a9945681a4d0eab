package io.languard.live;

import java.util.concurrent.atomic.LongAdder;

/** Counts messages since startup. Thread-safe. */
final class MessageCounters {

    private final LongAdder sent = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    void sent(int messages) {
        sent.add(messages);
    }

    void dropped(int lines) {
        dropped.add(lines);
    }

    long sent() {
        return sent.sum();
    }

    long dropped() {
        return dropped.sum();
    }
}
