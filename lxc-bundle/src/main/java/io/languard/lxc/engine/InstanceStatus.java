package io.languard.lxc.engine;

/** How an instance is doing, as far as a provisioner cares. */
public enum InstanceStatus {
    RUNNING,
    STOPPED,
    FROZEN,

    /** On a cluster's member that is out of reach: it may run or not, and nothing can be done to it. */
    UNREACHABLE,

    /** On its way somewhere: it must be thought to run. */
    OTHER;

    /** Codes from the LXD documentation, "Status codes". */
    static InstanceStatus of(int code) {
        return switch (code) {
            case 103, 111 -> RUNNING; // Running, Thawed
            case 102 -> STOPPED;
            case 110 -> FROZEN;
            case 112 -> UNREACHABLE; // Error
            default -> OTHER;
        };
    }

    /** Whether it takes one of the places of those that run; of one out of reach only its record can tell. */
    public boolean countsAgainstCapacity() {
        return this == RUNNING || this == OTHER;
    }

    /** Whether there is something to stop. */
    public boolean isAlive() {
        return this != STOPPED;
    }
}
