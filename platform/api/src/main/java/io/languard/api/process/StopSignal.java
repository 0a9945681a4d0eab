package io.languard.api.process;

/** A signal that asks a process to end. On Windows each of them is an ordinary termination. */
public enum StopSignal {
    TERM,
    INT,
    QUIT,
    HUP
}
