package io.languard.service.user;

import java.time.Duration;

/** A successful login. */
public record LoginResult(String accessToken, Duration expiresIn, User user) {}
