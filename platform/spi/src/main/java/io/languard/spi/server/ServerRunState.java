package io.languard.spi.server;

import io.languard.service.server.ServerStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the platform knows of a server's run.
 *
 * @param process the process that belongs to the server; {@code null} for none
 * @param startedAt when that process was started; {@code null} for none
 * @param restartCount the number of consecutive automatic restarts
 * @param launch what the latest process was started with, as an encrypted text; {@code null} if that is not known
 */
public record ServerRunState(
        ServerStatus status,
        @Nullable ProcessIdentity process,
        @Nullable Instant startedAt,
        int restartCount,
        @Nullable String launch) {

    /** The state of a server that has never been started. */
    public static final ServerRunState NEW = new ServerRunState(ServerStatus.STOPPED, null, null, 0, null);

    /** Returns this state with another status; only an active one keeps the process. */
    public ServerRunState withStatus(ServerStatus next) {
        boolean keepsProcess = next.isActive();
        return new ServerRunState(
                next, keepsProcess ? process : null, keepsProcess ? startedAt : null, restartCount, launch);
    }

    /** Returns this state with another process. */
    public ServerRunState withProcess(@Nullable ProcessIdentity newProcess, @Nullable Instant newStartedAt) {
        return new ServerRunState(status, newProcess, newStartedAt, restartCount, launch);
    }

    /** Returns this state with another number of restarts. */
    public ServerRunState withRestartCount(int newCount) {
        return new ServerRunState(status, process, startedAt, newCount, launch);
    }

    /** Returns this state with another launch. */
    public ServerRunState withLaunch(@Nullable String newLaunch) {
        return new ServerRunState(status, process, startedAt, restartCount, newLaunch);
    }
}
