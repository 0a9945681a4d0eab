package io.languard.logtail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One program whose logs are followed. Called on the tailer's threads, never by two at a time.
 *
 * @param <T> the host's type of items
 */
public interface TailTarget<T> {

    /** The state of the program. */
    enum State {
        /** Has ended: once everything is stored, its files are no longer followed. */
        STOPPED,
        /** Is starting or stopping. */
        ACTIVE,
        /** Runs: its captured output may be truncated. */
        RUNNING
    }

    /** Returns the name of the program for log messages, such as {@code server 7}. */
    String name();

    /** Returns the state; may be called by any thread. */
    State state();

    /** Returns when the program was started; {@code null} if unknown. */
    @Nullable
    Instant startedAt();

    /** Returns the current format; {@code null} while there is none, in which case lines wait in their files. */
    @Nullable
    LogFormat<T> format();

    /** Removes and returns items that reached the host by another way than files. */
    List<T> drainQueued();

    /** Returns where items and positions are stored. */
    LogSink<T> sink();
}
