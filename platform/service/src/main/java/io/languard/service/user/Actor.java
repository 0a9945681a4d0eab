package io.languard.service.user;

import java.util.Locale;
import java.util.Set;

/**
 * The originator of an action.
 *
 * @param name the name shown in the audit trail
 */
public record Actor(String name) {

    /** The platform itself. */
    public static final String SUPERVISOR = "supervisor";

    /** The game itself. */
    public static final String GAME = "game";

    /** A lobby server that requests worlds. */
    public static final String LOBBY = "lobby";

    /** A user of the local shell. */
    public static final String SHELL = "shell";

    /** A client that failed to authenticate. */
    public static final String ANONYMOUS = "stranger";

    private static final Set<String> RESERVED = Set.of(SUPERVISOR, GAME, LOBBY, SHELL, ANONYMOUS);

    /** Returns whether the name is reserved, so that the audit trail can distinguish users from the platform. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Returns the platform itself as an actor. */
    public static Actor supervisor() {
        return new Actor(SUPERVISOR);
    }

    /** Returns the game itself as an actor. */
    public static Actor game() {
        return new Actor(GAME);
    }
}
