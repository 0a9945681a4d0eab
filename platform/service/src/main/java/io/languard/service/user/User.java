package io.languard.service.user;

import java.time.Instant;

/**
 * A user as shown to clients.
 *
 * @param lastLogin {@code null} before the first login
 */
public record User(int id, String username, Role role, Instant createdAt, Instant lastLogin) {}
