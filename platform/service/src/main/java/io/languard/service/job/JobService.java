package io.languard.service.job;

import io.languard.service.page.Page;
import io.languard.service.user.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Use cases for jobs. A job is visible to whoever may view its server, and a job of the platform to whoever manages the
 * system. Changes are published as {@link io.languard.service.event.PlatformEvent.JobChanged}. Thread-safe.
 */
public interface JobService {

    /**
     * Returns jobs that the actor may see, newest first. Those that ended a while ago are deleted.
     *
     * @param serverId only jobs of this server; {@code null} for all
     * @param state only jobs in this state; {@code null} for all
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if the actor may not view the server
     */
    Page<Job> list(Actor actor, @Nullable Integer serverId, @Nullable JobState state, int limit, int offset);

    /** Returns a job. Throws {@code NOT_FOUND}. */
    Job get(Actor actor, int id);

    /**
     * Cancels a job, which ends as soon as it has undone what it did. Requires the permission that starting it requires,
     * also of whoever started it. Does not wait.
     *
     * @return the job as it is now
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND}, {@code FORBIDDEN}, {@code CONFLICT} if it has
     *     ended or can no longer be cancelled
     */
    Job cancel(Actor actor, int id);
}
