package io.languard.service.ban;

import io.languard.api.ban.BanEffect;

/**
 * The result of adding a ban.
 *
 * @param effect when the game applies it; {@code null} if the game has no ban list
 */
public record BanResult(Ban ban, BanEffect effect) {}
