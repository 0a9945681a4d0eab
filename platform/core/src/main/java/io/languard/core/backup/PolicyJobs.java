package io.languard.core.backup;

import io.languard.api.error.LanguardException;
import io.languard.core.job.JobControl;
import io.languard.core.job.JobRequest;
import io.languard.core.job.JobRunner;
import io.languard.service.backup.Backup;
import io.languard.service.user.Permission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies policies: after a backup at once, and when they are set in jobs that verify the last good backup. Thread-safe. */
final class PolicyJobs {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyJobs.class);

    private final JobRunner jobs;
    private final BackupExpiry expiry;

    /** The servers with whose backups nothing else may be done at the moment. */
    private final Set<Integer> busy;

    /** Who has set the policies that are to be applied once their servers are no longer busy. */
    private final Map<Integer, String> unapplied = new ConcurrentHashMap<>();

    /** The servers with a job that has not read the policy yet. */
    private final Set<Integer> started = ConcurrentHashMap.newKeySet();

    PolicyJobs(JobRunner jobs, BackupExpiry expiry, Set<Integer> busy) {
        this.jobs = jobs;
        this.expiry = expiry;
        this.busy = busy;
    }

    /**
     * Applies the policy of a busy server after a backup. The job has done its work already, so it does not fail with this;
     * the next one tries again.
     */
    void applyNow(int serverId, Backup lastGood) {
        try {
            expiry.apply(serverId, lastGood);
        } catch (LanguardException e) {
            LOG.warn("Could not remove backups of server {} as its policy says", serverId, e);
        }
    }

    /** Has the policy of a server applied soon, if it removes anything. Failures are logged: the next backup applies it. */
    void applySoon(int serverId, String actor) {
        unapplied.put(serverId, actor);
        if (!busy.contains(serverId)) {
            released(serverId);
        }
    }

    /** Takes note that a server is no longer busy. */
    void released(int serverId) {
        String actor = unapplied.remove(serverId);
        if (actor == null) {
            return;
        }
        try {
            if (expiry.isDue(serverId) && started.add(serverId)) {
                start(serverId, actor);
            }
        } catch (RuntimeException e) { // must not disturb the end of the job that was under way
            LOG.warn("The policy of server {} is applied after its next backup only", serverId, e);
        }
    }

    private void start(int serverId, String actor) {
        boolean begun = false;
        try {
            jobs.start(
                    new JobRequest("retention", serverId, actor, Permission.SERVER_BACKUPS),
                    control -> run(serverId, actor, control));
            begun = true;
        } finally {
            if (!begun) {
                started.remove(serverId);
            }
        }
    }

    private void run(int serverId, String actor, JobControl control) throws InterruptedException {
        Optional<Backup> good;
        try {
            good = expiry.findLastGood(serverId, control);
        } finally {
            started.remove(serverId);
        }
        if (good.isEmpty()) {
            control.report(null, "No backup can be restored, so none was removed");
            return;
        }
        control.disableCancellation();
        if (!busy.add(serverId)) {
            applySoon(serverId, actor); // verified anew, since the backup may be gone then
            return;
        }
        try {
            expiry.apply(serverId, good.get());
        } finally {
            busy.remove(serverId);
            released(serverId);
        }
    }
}
