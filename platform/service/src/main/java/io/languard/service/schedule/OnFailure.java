package io.languard.service.schedule;

/** What happens when a step has failed. */
public enum OnFailure {
    /** The run ends. */
    STOP,
    /** The run goes on with the next step. */
    CONTINUE
}
