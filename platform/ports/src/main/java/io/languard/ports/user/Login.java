package io.languard.ports.user;

import java.time.Duration;

/** A successful login. */
public record Login(String accessToken, Duration expiresIn, User user) {}
