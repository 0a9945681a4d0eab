package io.languard.service.event;

import io.languard.api.player.Player;
import io.languard.service.log.LogLine;
import io.languard.service.server.ServerStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
     * An event of the audit trail.
     *
     * @param serverId {@code null} if the event belongs to no single server
     * @param type in snake_case
     * @param actor who caused it: a user's name, or {@link io.languard.service.user.Actor#SUPERVISOR}
     * @param detail details in the JSON model, without secrets
     */
    record Audited(@Nullable Integer serverId, String type, String actor, Map<String, Object> detail, Instant time)
            implements PlatformEvent {}

    /** A server has written log lines. They are stored already, in this order. */
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

    /** An adapter or one of its capabilities was registered or unregistered. */
    record GamesChanged(String gameType, Instant time) implements PlatformEvent {}
}
