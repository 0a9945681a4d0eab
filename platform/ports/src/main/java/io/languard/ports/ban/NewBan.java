package io.languard.ports.ban;

import java.time.Duration;

/**
 * A ban that a client wants.
 *
 * @param guid identity as the client wrote it
 * @param name {@code null} if it is unknown
 * @param reason may be empty
 * @param duration zero for ever
 */
public record NewBan(String guid, String name, String reason, Duration duration) {}
