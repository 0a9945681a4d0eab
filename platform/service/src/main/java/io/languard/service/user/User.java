package io.languard.service.user;

import java.time.Instant;

/**
 * A user as clients see him.
 *
 * @param lastLogin {@code null} before the first login
 */
public record User(int id, String username, Role role, Instant createdAt, Instant lastLogin) {}
