package io.languard.lxc.engine;

/** The status of an instance, as far as it matters to the provisioner. */
public enum InstanceStatus {
    RUNNING,
    STOPPED,
    FROZEN,

    /** On an unreachable cluster member: it may be running or not, and no operation is possible. */
    UNREACHABLE,

    /** In transition: must be assumed to be running. */
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

    /** Returns whether the instance counts as running; for an unreachable one, only its record shows it. */
    public boolean countsAgainstCapacity() {
        return this == RUNNING || this == OTHER;
    }

    /** Returns whether there is something to stop. */
    public boolean isAlive() {
        return this != STOPPED;
    }
}
