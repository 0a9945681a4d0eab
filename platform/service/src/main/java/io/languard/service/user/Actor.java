package io.languard.service.user;

import java.util.Locale;
import java.util.Set;

/**
 * In whose name something is done.
 *
 * @param name as the audit trail shows it
 */
public record Actor(String name) {

    /** The platform itself. */
    public static final String SUPERVISOR = "supervisor";

    /** What happened in a game by itself. */
    public static final String GAME = "game";

    /** Lobbies that ask for worlds. */
    public static final String LOBBY = "lobby";

    /** Whoever starts a shell on the machine itself. */
    public static final String SHELL = "shell";

    /** Whoever failed to prove who he is. */
    public static final String ANONYMOUS = "stranger";

    private static final Set<String> RESERVED = Set.of(SUPERVISOR, GAME, LOBBY, SHELL, ANONYMOUS);

    /** Whether no user may be called so, since the audit trail could not tell him from the platform. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The platform itself, as an actor. */
    public static Actor supervisor() {
        return new Actor(SUPERVISOR);
    }
}
