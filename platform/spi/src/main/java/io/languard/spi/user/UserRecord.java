package io.languard.spi.user;

import io.languard.service.user.Role;
import io.languard.service.user.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored user. */
public record UserRecord(
        int id, String username, String passwordHash, Role role, Instant createdAt, @Nullable Instant lastLogin) {

    /** Returns the user without the password hash. */
    public User toUser() {
        return new User(id, username, role, createdAt, lastLogin);
    }
}
