package io.languard.security.session;

import io.languard.service.settings.TotpRequirement;
import io.languard.service.user.Actor;
import io.languard.service.user.Grant;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.spi.user.UserRecord;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A user in memory. Sessions, connections and shells refer to it, so a change of rights reaches all of them at once.
 * When the user's sessions are revoked, it loses all rights for good and a new one takes its place.
 */
public final class Account implements Supplier<Actor> {

    private volatile UserRecord user;
    private volatile Actor actor;
    private volatile boolean retired;
    private final TotpRequirement totpRequirement;

    Account(UserRecord user, TotpRequirement totpRequirement) {
        this.user = user;
        this.totpRequirement = totpRequirement;
        this.actor = present(user);
    }

    /** Returns the stored user. The password hash and the last login may be outdated. */
    public UserRecord user() {
        return user;
    }

    /** Returns the user as an actor with the present rights: none while two-factor login has to be set up. */
    @Override
    public Actor get() {
        return actor;
    }

    /** Replaces the user. Must not be called concurrently. */
    void update(UserRecord changed) {
        user = changed;
        if (!retired) {
            actor = present(changed);
        }
    }

    private Actor present(UserRecord stored) {
        return isTotpSetupRequired(stored) ? new Actor(stored.username(), List.of()) : withAllRights(stored);
    }

    private static Actor withAllRights(UserRecord stored) {
        return new Actor(stored.username(), rights(stored));
    }

    /** Returns whether the settings require two-factor login of the user. */
    public boolean isTotpRequired() {
        return isTotpRequired(user);
    }

    private boolean isTotpRequired(UserRecord stored) {
        return totpRequirement == TotpRequirement.ALL
                || totpRequirement == TotpRequirement.ADMINS && stored.role() == Role.ADMIN;
    }

    /** Returns whether the user has to set up two-factor login, and has no rights until then. */
    public boolean isTotpSetupRequired() {
        return isTotpSetupRequired(user);
    }

    private boolean isTotpSetupRequired(UserRecord stored) {
        return isTotpRequired(stored) && !stored.totp();
    }

    /** Returns the user as an actor with the rights that it has once two-factor login is set up. */
    public Actor afterSetup() {
        return retired ? actor : withAllRights(user);
    }

    /** Removes all rights for good. */
    void retire() {
        retired = true;
        actor = new Actor(user.username(), List.of());
    }

    /** Returns what a user may do according to role and grants. */
    public static List<Grant> rights(UserRecord user) {
        if (user.disabled()) {
            return List.of();
        }
        boolean granted = user.role() == Role.VIEWER && user.servers() == ServerAccess.GRANTED;
        List<Grant> ofRole = granted ? List.of() : user.role().grants();
        return user.grants().isEmpty()
                ? ofRole
                : Grant.merge(
                        Stream.concat(ofRole.stream(), user.grants().stream()).toList());
    }
}
