package io.languard.service.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import org.jspecify.annotations.Nullable;

/**
 * Decides what actors may do. Every use case asks it first, so all endpoints agree. An endpoint asks it as well if it
 * must reject a request before it reads the body. Thread-safe; never blocks.
 */
@FunctionalInterface
public interface Authorizer {

    /**
     * Returns whether the actor has the permission.
     *
     * @param serverId the server that the permission concerns; {@code null} for the platform, or for all servers
     */
    boolean isPermitted(Actor actor, Permission permission, @Nullable Integer serverId);

    /**
     * Returns whether the actor may see network addresses of players. For other actors, results pass through {@link
     * io.languard.service.event.AddressMasker} or {@link io.languard.service.event.AddressRedactor}.
     *
     * @param serverId as in {@link #isPermitted}
     */
    default boolean maySeeAddresses(Actor actor, @Nullable Integer serverId) {
        return isPermitted(actor, Permission.SERVER_PLAYERS, serverId);
    }

    /** Returns whether the actor has the permission for the platform or for at least one server. */
    default boolean isPermittedSomewhere(Actor actor, Permission permission) {
        for (Grant grant : actor.grants()) {
            if (isPermitted(actor, permission, grant.serverId())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Throws {@code NOT_FOUND} if the permission concerns a server that the actor may not view, as for one that does not
     * exist, and {@code FORBIDDEN} if the actor lacks the permission. Every use case for a single server refuses through
     * this method, before it looks the server up, so this is the one place that decides what an actor learns about a
     * server that it may not view.
     *
     * @param serverId as in {@link #isPermitted}
     */
    default void require(Actor actor, Permission permission, @Nullable Integer serverId) {
        if (serverId != null && !isPermitted(actor, Permission.SERVER_VIEW, serverId)) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Server with id " + serverId + " not found");
        }
        if (!isPermitted(actor, permission, serverId)) {
            throw new LanguardException(ErrorCode.FORBIDDEN, "Requires the permission " + permission.wireName());
        }
    }

    /** Throws {@code FORBIDDEN} unless the actor has the permission for the platform. */
    default void require(Actor actor, Permission permission) {
        require(actor, permission, null);
    }
}
