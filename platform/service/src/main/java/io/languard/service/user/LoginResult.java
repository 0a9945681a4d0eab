package io.languard.service.user;

import java.time.Duration;

/** The result of a successful login. */
public record LoginResult(String accessToken, Duration expiresIn, User user) {}
