package io.languard.service.schedule;

/** What makes a schedule run. */
public enum RunTrigger {
    /** Its time has come. */
    SCHEDULE,
    /** Its time came while the platform was not running. */
    MISSED,
    /** A user has asked for it. */
    MANUAL
}
