package io.languard.core.backup;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.job.JobControl;
import io.languard.core.job.JobRequest;
import io.languard.core.job.JobRunner;
import io.languard.core.job.JobWork;
import io.languard.service.backup.Backup;
import io.languard.service.user.Permission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies policies: after a backup at once, and when they are set in jobs that verify the last good backup. Thread-safe. */
final class PolicyJobs {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyJobs.class);

    private static final long RETRY_SECONDS = 2;

    private final JobRunner jobs;
    private final BackupExpiry expiry;
    private final CoreExecutors executors;

    /** The servers with whose backups nothing else may be done at the moment. */
    private final Set<Integer> busy;

    /** Who has set the policies that are to be applied once their servers are no longer busy. */
    private final Map<Integer, String> unapplied = new ConcurrentHashMap<>();

    /** The jobs that have not read the policy yet, by their servers. */
    private final Map<Integer, Application> started = new ConcurrentHashMap<>();

    private volatile boolean stopped;

    PolicyJobs(JobRunner jobs, BackupExpiry expiry, CoreExecutors executors, Set<Integer> busy) {
        this.jobs = jobs;
        this.expiry = expiry;
        this.executors = executors;
        this.busy = busy;
    }

    /** Starts no more jobs. */
    void stop() {
        stopped = true;
    }

    /**
     * Applies the policy of a busy server after a backup. The job has done its work already, so it does not fail with this;
     * the next one tries again.
     */
    void applyNow(int serverId, Backup lastGood) {
        try {
            expiry.apply(serverId, lastGood);
        } catch (RuntimeException e) {
            LOG.warn("Could not remove backups of server {} as its policy says", serverId, e);
        }
    }

    /**
     * Has the policy of a server applied soon, if it removes anything. Waits for the database; other failures are logged:
     * the next backup applies it.
     */
    void applySoon(int serverId, String actor) {
        unapplied.put(serverId, actor);
        if (!busy.contains(serverId)) {
            released(serverId);
        }
    }

    /** Takes note that a server is no longer busy. Does not wait for the database, as jobs end with this. */
    void released(int serverId) {
        if (!stopped && unapplied.containsKey(serverId)) {
            executors.execute(() -> startIfDue(serverId));
        }
    }

    private void startIfDue(int serverId) {
        if (stopped || busy.contains(serverId)) {
            return; // what keeps it busy releases it
        }
        String actor = unapplied.remove(serverId);
        if (actor == null) {
            return;
        }
        try {
            if (expiry.isDue(serverId)) {
                start(new Application(serverId, actor));
            }
        } catch (RuntimeException e) {
            if (e instanceof LanguardException known && known.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                unapplied.putIfAbsent(serverId, actor);
                executors.schedule(RETRY_SECONDS, TimeUnit.SECONDS, () -> startIfDue(serverId));
            } else {
                LOG.warn("The policy of server {} is applied after its next backup only", serverId, e);
            }
        }
    }

    private void start(Application work) {
        if (started.putIfAbsent(work.serverId, work) != null) {
            return;
        }
        boolean begun = false;
        try {
            jobs.start(new JobRequest("retention", work.serverId, work.actor, Permission.SERVER_BACKUPS), work);
            begun = true;
        } finally {
            if (!begun) {
                work.ended();
            }
        }
    }

    /** The work of a job that applies the policy of a server. */
    private final class Application implements JobWork {

        private final int serverId;
        private final String actor;

        Application(int serverId, String actor) {
            this.serverId = serverId;
            this.actor = actor;
        }

        @Override
        public void run(JobControl control) throws InterruptedException {
            Optional<Backup> good = expiry.findLastGood(serverId, control);
            if (good.isEmpty()) {
                control.report(null, "No backup can be restored, so none was removed");
                return;
            }
            control.disableCancellation();
            started.remove(serverId, this); // a policy that is set from here on needs another job
            if (!busy.add(serverId)) {
                applySoon(serverId, actor); // verified anew, since the backup may be gone then
                return;
            }
            try {
                if (!expiry.apply(serverId, good.get())) {
                    control.report(null, "The backup that was checked has been deleted; another job checks the rest");
                    unapplied.putIfAbsent(serverId, actor);
                }
            } finally {
                busy.remove(serverId);
                released(serverId);
            }
        }

        @Override
        public void ended() {
            started.remove(serverId, this);
        }
    }
}
