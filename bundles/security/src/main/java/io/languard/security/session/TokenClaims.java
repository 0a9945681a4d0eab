package io.languard.security.session;

import io.languard.service.user.Role;
import java.time.Instant;

/**
 * What a token says.
 *
 * @param role the role at the time of the login, for clients only; the present rights are those of the {@link Account}
 */
public record TokenClaims(int userId, String username, Role role, String tokenId, Instant expiresAt) {}
