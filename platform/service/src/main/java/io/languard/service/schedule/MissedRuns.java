package io.languard.service.schedule;

/** What happens with times that passed while the platform was not running. */
public enum MissedRuns {
    /** Nothing. */
    SKIP,
    /** The schedule runs once, however many times have passed. */
    RUN_ONCE
}
