package io.languard.service.schedule;

/** How far a run, or a step of it, has come. */
public enum RunOutcome {
    /** Under way. */
    RUNNING,
    /** Done. Of a run: to the end, though steps may have failed after whose failure it goes on. */
    SUCCEEDED,
    /** Not done, for a reason that the detail tells. */
    FAILED,
    /** Not done, because a condition was not met or an earlier step has failed. */
    SKIPPED,
    /** Ended before it was done, because the schedule was changed or deleted, or the job of the run was cancelled. */
    CANCELLED,
    /** Cut off by the end of the platform. */
    INTERRUPTED
}
