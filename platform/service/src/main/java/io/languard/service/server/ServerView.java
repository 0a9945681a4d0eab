package io.languard.service.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A game server as shown to clients. Values that describe a process are {@code null} while there is none.
 *
 * @param maxPlayers from the server's configuration; {@code null} if the game has no such setting
 * @param cpuPercent CPU usage of the process tree in percent of one core
 * @param ramMb resident memory of the process tree in MiB
 * @param failure why the server has crashed or could not be started; {@code null} in other states, or if it is unknown
 */
public record ServerView(
        int id,
        String name,
        @Nullable String description,
        String gameType,
        String exePath,
        ServerStatus status,
        @Nullable Long pid,
        int gamePort,
        @Nullable Integer rconPort,
        boolean autoRestart,
        int maxRestarts,
        int restartCount,
        int playerCount,
        @Nullable Integer maxPlayers,
        @Nullable Double cpuPercent,
        @Nullable Double ramMb,
        @Nullable Instant startedAt,
        @Nullable Long uptimeSeconds,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ServerFailure failure) {

    /**
     * What a view shows beside the definition.
     *
     * @param startedAt {@code null} while there is no process
     * @param failure as in the view
     */
    public record Run(
            ServerStatus status,
            @Nullable Long pid,
            int restartCount,
            int playerCount,
            @Nullable Integer maxPlayers,
            @Nullable Double cpuPercent,
            @Nullable Double ramMb,
            @Nullable Instant startedAt,
            @Nullable ServerFailure failure) {}

    /** Returns the view of a server at a time. */
    public static ServerView of(
            int id, ServerDefinition definition, Run run, Instant createdAt, Instant updatedAt, Instant now) {
        return new ServerView(
                id,
                definition.name(),
                definition.description(),
                definition.gameType(),
                definition.exePath(),
                run.status,
                run.pid,
                definition.gamePort(),
                definition.rconPort(),
                definition.autoRestart(),
                definition.maxRestarts(),
                run.restartCount,
                run.playerCount,
                run.maxPlayers,
                run.cpuPercent,
                run.ramMb,
                run.startedAt,
                uptimeSeconds(run.startedAt, now),
                createdAt,
                updatedAt,
                run.failure);
    }

    /** Returns how long a process has been running; {@code null} if there is none. */
    public static @Nullable Long uptimeSeconds(@Nullable Instant startedAt, Instant now) {
        return startedAt == null
                ? null
                : Math.max(0, Duration.between(startedAt, now).toSeconds());
    }
}
