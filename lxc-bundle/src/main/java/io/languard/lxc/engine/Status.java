package io.languard.lxc.engine;

/** How an instance is doing, as far as a provisioner cares. */
public enum Status {
    RUNNING,
    STOPPED,
    FROZEN,

    /** On its way somewhere, or out of the engine's sight: it must be thought to run. */
    OTHER;

    /** Codes from the LXD documentation, "Status codes". */
    static Status of(int code) {
        return switch (code) {
            case 103, 111 -> RUNNING; // Running, Thawed
            case 102 -> STOPPED;
            case 110 -> FROZEN;
            default -> OTHER;
        };
    }

    /** Whether it takes one of the places that the cap allows. */
    public boolean takesPlace() {
        return this != STOPPED;
    }
}
