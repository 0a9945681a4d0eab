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
 * @param resume whether the server was stopped only until the next start of the platform
 */
public record ServerRunState(
        ServerStatus status,
        @Nullable ProcessIdentity process,
        @Nullable Instant startedAt,
        int restartCount,
        @Nullable String launch,
        boolean resume) {

    /** The state of a server that has never been started. */
    public static final ServerRunState NEW = new ServerRunState(ServerStatus.STOPPED, null, null, 0, null);

    /** Creates the state of a server that is not resumed. */
    public ServerRunState(
            ServerStatus status,
            @Nullable ProcessIdentity process,
            @Nullable Instant startedAt,
            int restartCount,
            @Nullable String launch) {
        this(status, process, startedAt, restartCount, launch, false);
    }

    /** Returns this state with another status; only an active one keeps the process, and only a stop the resumption. */
    public ServerRunState withStatus(ServerStatus next) {
        boolean keepsProcess = next.isActive();
        boolean stops = next == ServerStatus.STOPPING || next == ServerStatus.STOPPED;
        return new ServerRunState(
                next,
                keepsProcess ? process : null,
                keepsProcess ? startedAt : null,
                restartCount,
                launch,
                resume && stops);
    }

    /** Returns this state with another process. */
    public ServerRunState withProcess(@Nullable ProcessIdentity newProcess, @Nullable Instant newStartedAt) {
        return new ServerRunState(status, newProcess, newStartedAt, restartCount, launch, resume);
    }

    /** Returns this state with another number of restarts. */
    public ServerRunState withRestartCount(int newCount) {
        return new ServerRunState(status, process, startedAt, newCount, launch, resume);
    }

    /** Returns this state with another launch. */
    public ServerRunState withLaunch(@Nullable String newLaunch) {
        return new ServerRunState(status, process, startedAt, restartCount, newLaunch, resume);
    }

    /** Returns this state of a server that is resumed by the next start of the platform, or is not. */
    public ServerRunState withResume(boolean resumed) {
        return new ServerRunState(status, process, startedAt, restartCount, launch, resumed);
    }
}
