package io.languard.spi.user;

import io.languard.service.user.Role;
import io.languard.service.user.User;
import java.time.Instant;

/** A user as he is stored. */
public record UserRecord(
        int id, String username, String passwordHash, Role role, Instant createdAt, Instant lastLogin) {

    /** Without the hash. */
    public User toUser() {
        return new User(id, username, role, createdAt, lastLogin);
    }
}
