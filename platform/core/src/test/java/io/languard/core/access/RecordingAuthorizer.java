package io.languard.core.access;

import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;

/** Decides as the platform does, and records what it refused last. */
public final class RecordingAuthorizer implements Authorizer {

    private final Authorizer decider = new GrantAuthorizer();

    /** Code and message of the last refusal; empty if there was none since it was set. */
    public volatile String refusal = "";

    @Override
    public boolean isPermitted(Actor actor, Permission permission, Integer serverId) {
        return decider.isPermitted(actor, permission, serverId);
    }

    @Override
    public void require(Actor actor, Permission permission, Integer serverId) {
        try {
            decider.require(actor, permission, serverId);
        } catch (LanguardException e) {
            refusal = e.code() + ": " + e.getMessage();
            throw e;
        }
    }
}
