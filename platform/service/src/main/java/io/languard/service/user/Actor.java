package io.languard.service.user;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The originator of an action: a user, or a part of the platform. What it may do is decided by the {@link Authorizer}
 * only.
 *
 * @param name the name shown in the audit trail
 * @param grants the permissions it has
 */
public record Actor(String name, List<Grant> grants) {

    /** The name of the platform itself. */
    public static final String SUPERVISOR = "supervisor";

    /** The name of the game itself. */
    public static final String GAME = "game";

    /** The name of a lobby server that requests worlds. */
    public static final String LOBBY = "lobby";

    /** The name of a user of the local shell. */
    public static final String SHELL = "shell";

    /** The name of a client that failed to authenticate. */
    public static final String ANONYMOUS = "stranger";

    private static final Set<String> RESERVED = Set.of(SUPERVISOR, GAME, LOBBY, SHELL, ANONYMOUS);

    private static final List<Grant> WORLDS = List.of(Grant.everywhere(Set.of(Permission.WORLDS_MANAGE)));

    public Actor {
        grants = List.copyOf(grants);
    }

    /** Returns whether the name is reserved, so that the audit trail can distinguish users from the platform. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Returns a user, who has the permissions of a role. */
    public static Actor user(String name, Role role) {
        return new Actor(name, role.grants());
    }

    /** Returns the platform itself, which cleans up worlds and reads every server for the platform's own metrics. */
    public static Actor supervisor() {
        return new Actor(
                SUPERVISOR, List.of(Grant.everywhere(Set.of(Permission.WORLDS_MANAGE, Permission.SERVER_VIEW))));
    }

    /** Returns the game itself, which calls no use case. */
    public static Actor game() {
        return new Actor(GAME, List.of());
    }

    /** Returns a lobby server. */
    public static Actor lobby() {
        return new Actor(LOBBY, WORLDS);
    }

    /** Returns the user of the local shell, who owns the machine. */
    public static Actor shell() {
        return user(SHELL, Role.ADMIN);
    }

    /** Returns a client that is not authenticated. */
    public static Actor anonymous() {
        return new Actor(ANONYMOUS, List.of());
    }
}
