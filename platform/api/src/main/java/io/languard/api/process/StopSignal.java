package io.languard.api.process;

/** A signal that asks a process to terminate. On Windows, all of them terminate the process in the same way. */
public enum StopSignal {
    TERM,
    INT,
    QUIT,
    HUP
}
