package io.languard.ports.user;

/**
 * In whose name something is done.
 *
 * @param name as the audit trail shows it
 */
public record Actor(String name) {

    /** The platform itself. */
    public static final String SUPERVISOR = "supervisor";

    /** The platform itself, as an actor. */
    public static Actor supervisor() {
        return new Actor(SUPERVISOR);
    }
}
