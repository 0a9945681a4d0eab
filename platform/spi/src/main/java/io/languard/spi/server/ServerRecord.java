package io.languard.spi.server;

import io.languard.service.server.ServerStatus;
import java.time.Instant;

/**
 * A game server as it is stored.
 *
 * @param id 0 before it is stored
 * @param rconPort {@code null} where the game has none
 * @param process the process that belongs to it, {@code null} for none
 * @param startedAt when that process started, {@code null} for none
 */
public record ServerRecord(
        int id,
        String name,
        String description,
        String gameType,
        String exePath,
        int gamePort,
        Integer rconPort,
        boolean autoRestart,
        int maxRestarts,
        ServerStatus status,
        ProcessIdentity process,
        Instant startedAt,
        int restartCount,
        Instant createdAt,
        Instant updatedAt) {

    /** The same server with another id. */
    public ServerRecord withId(int newId) {
        return new ServerRecord(
                newId,
                name,
                description,
                gameType,
                exePath,
                gamePort,
                rconPort,
                autoRestart,
                maxRestarts,
                status,
                process,
                startedAt,
                restartCount,
                createdAt,
                updatedAt);
    }

    /** The same server with another remote admin port. */
    public ServerRecord withRconPort(Integer newPort, Instant now) {
        return new ServerRecord(
                id,
                name,
                description,
                gameType,
                exePath,
                gamePort,
                newPort,
                autoRestart,
                maxRestarts,
                status,
                process,
                startedAt,
                restartCount,
                createdAt,
                now);
    }

    /** The same server in another state of its life. */
    public ServerRecord withRunState(
            ServerStatus newStatus, ProcessIdentity newProcess, Instant newStartedAt, int newRestartCount) {
        return new ServerRecord(
                id,
                name,
                description,
                gameType,
                exePath,
                gamePort,
                rconPort,
                autoRestart,
                maxRestarts,
                newStatus,
                newProcess,
                newStartedAt,
                newRestartCount,
                createdAt,
                updatedAt);
    }
}
