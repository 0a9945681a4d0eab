package io.languard.ports.user;

import java.time.Instant;

/** A user as he is stored. */
public record StoredUser(
        int id, String username, String passwordHash, Role role, Instant createdAt, Instant lastLogin) {

    /** Without the hash. */
    public User toUser() {
        return new User(id, username, role, createdAt, lastLogin);
    }
}
