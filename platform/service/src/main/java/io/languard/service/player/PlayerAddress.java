package io.languard.service.player;

import org.jspecify.annotations.Nullable;

/**
 * A network address, which only admins see. Views hold {@code null} in its place for other clients, so that the JSON
 * property is absent rather than null.
 *
 * @param address {@code null} if it is unknown
 */
public record PlayerAddress(@Nullable String address) {}
