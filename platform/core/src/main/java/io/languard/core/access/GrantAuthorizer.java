package io.languard.core.access;

import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Decides by an actor's grants. Whatever else gives or limits permissions, such as a role or an API key, has become a
 * {@link Grant} of the actor before.
 */
@Component
public final class GrantAuthorizer implements Authorizer {

    @Override
    public boolean isPermitted(Actor actor, Permission permission, @Nullable Integer serverId) {
        // A loop, since lists of servers ask once per server.
        for (Grant grant : actor.grants()) {
            if ((grant.serverId() == null || grant.serverId().equals(serverId))
                    && grant.permissions().contains(permission)) {
                return true;
            }
        }
        return false;
    }
}
