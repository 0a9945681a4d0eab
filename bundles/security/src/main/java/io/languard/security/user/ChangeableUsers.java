package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.session.Account;
import io.languard.security.session.AccountRegistry;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.UserChange;
import io.languard.spi.user.UserRecord;

/** Decides whose accounts an actor may change: those of users with no more rights than the actor. */
final class ChangeableUsers {

    private static final UserChange ENABLED = new UserChange(null, null, false);

    private final Authorizer authorizer;
    private final AccountRegistry accounts;

    ChangeableUsers(Authorizer authorizer, AccountRegistry accounts) {
        this.authorizer = authorizer;
        this.accounts = accounts;
    }

    /**
     * Returns a user as it is now, if the actor may change it. Its rights can change until a change has begun, so this is
     * checked within every change; a check before it only spares clients and the password hash a futile attempt.
     */
    UserRecord require(Actor actor, int id) {
        UserRecord user = accounts.find(id).map(Account::user).orElseThrow(() -> notFound(id));
        requireRightsOf(actor, user);
        return user;
    }

    /** Throws {@code FORBIDDEN} if the user has rights that the actor does not have. */
    void requireRightsOf(Actor actor, UserRecord user) {
        for (Grant grant : Account.rights(user.with(ENABLED))) {
            for (Permission permission : grant.permissions()) {
                if (!authorizer.isPermitted(actor, permission, grant.serverId())) {
                    throw new LanguardException(
                            ErrorCode.FORBIDDEN,
                            "Requires the permission " + permission.wireName() + ", which user '" + user.username()
                                    + "' has or is given");
                }
            }
        }
    }

    static LanguardException notFound(int id) {
        return new LanguardException(ErrorCode.NOT_FOUND, "User with id " + id + " not found");
    }
}
