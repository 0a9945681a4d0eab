package io.languard.service.ban;

import io.languard.api.ban.BanEffect;

/**
 * A ban that was added.
 *
 * @param effect when it counts; {@code null} if the game keeps no list of its own
 */
public record BanResult(Ban ban, BanEffect effect) {}
