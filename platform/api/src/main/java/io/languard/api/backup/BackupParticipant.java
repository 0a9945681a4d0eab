package io.languard.api.backup;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import io.languard.api.remote.RemoteSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes part in backups of a game's servers. Without this service, a backup contains the server's directory without its
 * logs, and files are read as they are, even while the game runs.
 *
 * <p>Stateless and thread-safe. Called on platform threads, at most once at a time for a server.
 */
@ConsumerType
@CapabilityType(name = "backup", title = "Backups", order = 25, partOf = "process_config")
public interface BackupParticipant {

    /** Returns what belongs in a backup. Must return within 5 seconds. */
    BackupContent content(GameServer server);

    /**
     * Brings a running game to rest before its files are read: saves its state and postpones further writes. Must return
     * within 60 seconds; if it fails, so does the backup. Not called for a game that does not run. The default
     * implementation does nothing.
     *
     * @param session the session of remote admin; empty if there is none. It ends with this call
     */
    default void quiesce(GameServer server, Optional<RemoteSession> session) {}

    /**
     * Lets the game go on after {@link #quiesce}, even if that failed, took too long or was cancelled. Called while the
     * game still runs; must return within 60 seconds. The default implementation does nothing.
     *
     * @param session as in {@link #quiesce}
     */
    default void resume(GameServer server, Optional<RemoteSession> session) {}

    /**
     * Copies a database of a running game so that the copy is consistent, without disturbing the game. Must return within
     * 10 minutes, and soon after its thread is interrupted.
     *
     * @param database a file that {@link BackupContent#databases} matches
     * @param copy an empty file to write to
     * @throws IOException if there is no consistent copy; the backup fails with the message
     */
    void copyDatabase(Path database, Path copy) throws IOException;
}
