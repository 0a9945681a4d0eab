package io.languard.service.player;

import io.languard.api.player.Player;
import java.time.Instant;

/** A player who is on a server. */
public record OnlinePlayer(Player player, Instant joinedAt) {}
