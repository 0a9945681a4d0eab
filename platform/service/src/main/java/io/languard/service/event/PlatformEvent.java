package io.languard.service.event;

import io.languard.api.player.Player;
import io.languard.service.game.GameSummary;
import io.languard.service.job.Job;
import io.languard.service.log.LogLine;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of the platform. Immutable. */
public sealed interface PlatformEvent {

    /** Returns when it happened. */
    Instant time();

    /** A server's status or process has changed. */
    record StatusChanged(
            int serverId, ServerStatus status, @Nullable Long pid, @Nullable Instant startedAt, Instant time)
            implements PlatformEvent {}

    /**
     * Something happened that belongs to the audit trail, where it is stored later.
     *
     * @param serverId {@code null} if the event belongs to no single server
     * @param actor the name of the {@link Actor} who caused it
     */
    record Audited(@Nullable Integer serverId, String actor, AuditEvent event, Instant time) implements PlatformEvent {

        /** Returns an entry for what an actor has just done. */
        public static Audited now(@Nullable Integer serverId, Actor actor, AuditEvent event) {
            return new Audited(serverId, actor.name(), event, Instant.now());
        }
    }

    /** A server has written log lines. They are stored already, in this order, and have their ids. */
    record LogWritten(int serverId, List<LogLine> lines, Instant time) implements PlatformEvent {

        public LogWritten {
            lines = List.copyOf(lines);
        }
    }

    /** The players on a server have changed. */
    record PlayersChanged(int serverId, List<Player> players, Instant time) implements PlatformEvent {}

    /** A server's resource usage was sampled. */
    record MetricsSampled(int serverId, double cpuPercent, double ramMb, int playerCount, Instant time)
            implements PlatformEvent {}

    /** A token is no longer valid: its session has ended. */
    record SessionEnded(String tokenId, Instant time) implements PlatformEvent {}

    /** What a user may do has changed. The change has taken effect already. */
    record RightsChanged(String username, Instant time) implements PlatformEvent {}

    /** An adapter or one of its capabilities was registered or unregistered. */
    record GamesChanged(String gameType, Instant time) implements PlatformEvent {}

    /**
     * What clients see of a game may have changed; follows {@link GamesChanged} as soon as the game's name is known.
     *
     * @param game the entry of the list of games; {@code null} if it has none any more
     */
    record GameUpdated(String gameType, @Nullable GameSummary game, Instant time) implements PlatformEvent {}

    /**
     * A server was created, or something that clients see of it has changed, other than its status, its process and what
     * is measured.
     */
    record ServerChanged(int serverId, Instant time) implements PlatformEvent {}

    /** A server was deleted. */
    record ServerRemoved(int serverId, Instant time) implements PlatformEvent {}

    /** A job was started, has made progress, or has ended. */
    record JobChanged(Job job, Instant time) implements PlatformEvent {}
}
