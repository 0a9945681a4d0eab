package io.languard.spi.user;

import io.languard.service.user.Grant;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored user.
 *
 * @param grants what the user may do in addition to the role, merged by server
 * @param totp whether two-factor login is enabled
 */
public record UserRecord(
        int id,
        String username,
        String passwordHash,
        Role role,
        ServerAccess servers,
        boolean disabled,
        boolean totp,
        List<Grant> grants,
        Instant createdAt,
        @Nullable Instant lastLogin) {

    public UserRecord {
        grants = Grant.merge(grants);
    }

    /** Returns a user to insert, without grants. */
    public static UserRecord create(
            String username, String passwordHash, Role role, ServerAccess servers, Instant createdAt) {
        return new UserRecord(0, username, passwordHash, role, servers, false, false, List.of(), createdAt, null);
    }

    /** Returns the user with these grants. */
    public UserRecord withGrants(List<Grant> replaced) {
        return new UserRecord(
                id, username, passwordHash, role, servers, disabled, totp, replaced, createdAt, lastLogin);
    }

    /** Returns the user after a change. */
    public UserRecord with(UserChange change) {
        return new UserRecord(
                id,
                username,
                passwordHash,
                change.role() == null ? role : change.role(),
                change.servers() == null ? servers : change.servers(),
                change.disabled() == null ? disabled : change.disabled(),
                totp,
                grants,
                createdAt,
                lastLogin);
    }

    /** Returns the user after a login at this time. */
    public UserRecord withLastLogin(Instant time) {
        return new UserRecord(id, username, passwordHash, role, servers, disabled, totp, grants, createdAt, time);
    }

    /** Returns the user without the password hash. */
    public User toUser() {
        return new User(id, username, role, createdAt, lastLogin, servers, disabled);
    }
}
