package io.languard.core.backup;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.spi.backup.BackupStore;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles restores that were cut off, or whose end is in doubt: the journal of {@link FolderSwap} tells that files have been
 * moved, and the token in the database whether what belongs to them was stored, which decides between completing and rolling
 * back.
 */
@Component(service = RestoreSettler.class)
public class RestoreSettler {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreSettler.class);

    private static final int ATTEMPTS = 30;

    private final ServerRegistry servers;
    private final ServerSnapshotFactory snapshots;
    private final BackupStore store;

    @Activate
    public RestoreSettler(
            @Reference ServerRegistry servers,
            @Reference ServerSnapshotFactory snapshots,
            @Reference BackupStore store) {
        this.servers = servers;
        this.snapshots = snapshots;
        this.store = store;
    }

    /**
     * Settles a swap that failed. While the database can't tell what it holds, tries again for a while.
     *
     * @return whether the restore is complete; {@code false} also if that is not known yet
     */
    boolean settleSoon(int serverId, FolderSwap swap) {
        for (int attempt = 1; ; attempt++) {
            try {
                return settle(serverId, swap);
            } catch (IOException | RuntimeException e) {
                boolean unavailable =
                        e instanceof LanguardException known && known.code() == ErrorCode.DATABASE_UNAVAILABLE;
                if (!unavailable || attempt == ATTEMPTS) {
                    LOG.error("The restore of server {} will be settled before its next start", serverId, e);
                    return false;
                }
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    /** Returns whether a restore of a server was cut off, so that its files are not to be used. */
    public boolean isUnsettled(ServerInstance server) {
        return swapOf(server).isUnfinished();
    }

    /**
     * Settles a restore of a server that was cut off; does nothing if there is none. May be called under the server's lock.
     *
     * @throws LanguardException {@code CONFLICT} if that is not possible
     */
    public void requireSettled(ServerInstance server) {
        if (isUnsettled(server)) {
            server.runLocked(locked -> settleNow(server)); // a restore that is under way holds the lock
        }
    }

    private void settleNow(ServerInstance server) {
        try {
            if (isUnsettled(server) && settle(server.id(), swapOf(server))) {
                snapshots.evict(server.id());
                refreshDerivedValues(server);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("Could not settle the restore of server {}", server.id(), e);
            throw new LanguardException(
                    ErrorCode.CONFLICT,
                    "A restore of server " + server.id()
                            + " was cut off, and it can't be completed or undone yet; try again, or see Languard's log",
                    e);
        }
    }

    private FolderSwap swapOf(ServerInstance server) {
        return new FolderSwap(servers.directoryOf(server.id()));
    }

    /**
     * Completes or rolls back a swap that was cut off, depending on whether the database has changed.
     *
     * @return whether the restore is complete
     * @throws LanguardException {@code DATABASE_UNAVAILABLE} if that is unknown
     */
    boolean settle(int serverId, FolderSwap swap) throws IOException {
        FolderSwap.Journal journal = swap.unfinished().orElse(null);
        if (journal == null) {
            swap.discard();
            return false;
        }
        if (store.restoreToken(serverId).filter(journal.token()::equals).isPresent()) {
            LOG.info("Completing the restore of server {}", serverId);
            complete(serverId, swap);
            return true;
        }
        LOG.info("Rolling back the restore of server {}", serverId);
        swap.rollBack(journal);
        return false;
    }

    /** Only the journal matters: replaced files that can't be deleted are in nobody's way. */
    static void complete(int serverId, FolderSwap swap) throws IOException {
        try {
            swap.complete();
        } catch (IOException e) {
            if (swap.isUnfinished()) {
                throw e;
            }
            LOG.warn("Could not delete the replaced files of server {} yet", serverId, e);
        }
    }

    /** Derives what is derived from the configuration, which a restore has replaced; a failure is logged. */
    void refreshDerivedValues(ServerInstance server) {
        try {
            servers.refreshDerivedValues(server);
        } catch (RuntimeException e) {
            LOG.warn("Could not derive values from the configuration of server {}", server.id(), e);
        }
    }
}
