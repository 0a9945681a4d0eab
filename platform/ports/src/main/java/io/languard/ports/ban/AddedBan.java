package io.languard.ports.ban;

import io.languard.api.ban.BanEffect;

/**
 * A ban that was added.
 *
 * @param effect when it counts; {@code null} if the game keeps no list of its own
 */
public record AddedBan(Ban ban, BanEffect effect) {}
