package io.languard.service.event;

import io.languard.api.player.Player;
import io.languard.service.log.LogLine;
import io.languard.service.server.ServerStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Something that happened. Immutable. */
public sealed interface PlatformEvent {

    /** When. */
    Instant time();

    /** A server is in another state, or its process is known now. */
    record StatusChanged(int serverId, ServerStatus status, Long pid, Instant startedAt, Instant time)
            implements PlatformEvent {}

    /**
     * Something for the audit trail.
     *
     * @param serverId {@code null} for what belongs to no one server
     * @param type in snake_case
     * @param actor who did it: a user's name, or {@link io.languard.service.user.Actor#SUPERVISOR}
     * @param detail JSON model, without secrets
     */
    record Audited(Integer serverId, String type, String actor, Map<String, Object> detail, Instant time)
            implements PlatformEvent {}

    /** A server wrote something; the lines are stored already, in this order. */
    record LogWritten(int serverId, List<LogLine> lines, Instant time) implements PlatformEvent {

        public LogWritten {
            lines = List.copyOf(lines);
        }
    }

    /** Who is on a server now. */
    record PlayersChanged(int serverId, List<Player> players, Instant time) implements PlatformEvent {}

    /** A server's figures. */
    record MetricsSampled(int serverId, double cpuPercent, double ramMb, int playerCount, Instant time)
            implements PlatformEvent {}

    /** A token is no longer valid. */
    record SessionEnded(String tokenId, Instant time) implements PlatformEvent {}

    /** The set of games, or what one of them can do, is another now. */
    record GamesChanged(String gameType, Instant time) implements PlatformEvent {}
}
