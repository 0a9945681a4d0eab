package io.languard.core.world;

import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;

/** The rule for reading worlds, which no permission of their own covers. */
final class WorldAccess {

    private WorldAccess() {}

    /** Throws {@code FORBIDDEN} unless the actor manages worlds or may view every server. */
    static void requireView(Authorizer authorizer, Actor actor) {
        if (!authorizer.isPermitted(actor, Permission.SERVER_VIEW, null)) {
            authorizer.require(actor, Permission.WORLDS_MANAGE);
        }
    }
}
