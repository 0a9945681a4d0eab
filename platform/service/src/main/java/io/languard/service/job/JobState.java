package io.languard.service.job;

import io.languard.service.json.WireName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The states of a job. Every job ends in one of the last three. */
public enum JobState implements WireName {
    /** Waits for a thread. */
    QUEUED,
    /** Is being done. */
    RUNNING,
    /** Was done. */
    SUCCEEDED,
    /** Ended before it was done; the job's error says why. */
    FAILED,
    /** Was cancelled before it was done. */
    CANCELLED;

    /** Returns the name used in the HTTP API and in the database. */
    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether the job has ended. */
    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }

    /** Returns the state with exactly this wire name; empty if there is none. */
    public static Optional<JobState> find(String wireName) {
        return Arrays.stream(values())
                .filter(state -> state.wireName().equals(wireName))
                .findFirst();
    }
}
