package io.languard.core.job;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.event.EventService;
import io.languard.service.event.JobAuditEvent.JobCancelled;
import io.languard.service.event.PlatformEvent;
import io.languard.service.job.Job;
import io.languard.service.job.JobService;
import io.languard.service.job.JobState;
import io.languard.service.page.Page;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.spi.job.JobRecord;
import io.languard.spi.job.JobStore;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the use cases of jobs. */
@Component
public final class JobServiceImpl implements JobService {

    private final Authorizer authorizer;
    private final JobRunner runner;
    private final JobStore store;
    private final EventService events;

    @Activate
    public JobServiceImpl(
            @Reference Authorizer authorizer,
            @Reference JobRunner runner,
            @Reference JobStore store,
            @Reference EventService events) {
        this.authorizer = authorizer;
        this.runner = runner;
        this.store = store;
        this.events = events;
    }

    @Override
    public Page<Job> list(Actor actor, @Nullable Integer serverId, @Nullable JobState state, int limit, int offset) {
        if (serverId != null) {
            authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        }
        List<Job> visible = store.list().stream()
                .map(this::current)
                .map(JobRecord::job)
                .filter(job -> serverId == null || Objects.equals(job.serverId(), serverId))
                .filter(job -> state == null || job.state() == state)
                .filter(job -> mayView(actor, job))
                .toList();
        return Page.of(visible, limit, offset);
    }

    @Override
    public Job get(Actor actor, int id) {
        return find(actor, id).job();
    }

    @Override
    public Job cancel(Actor actor, int id) {
        JobRecord record = find(actor, id);
        Job job = record.job();
        authorizer.require(actor, record.permission(), job.serverId()); // who started it may have lost it meanwhile
        if (!runner.cancel(id)) {
            throw new LanguardException(
                    ErrorCode.CONFLICT,
                    find(actor, id).job().state().isFinal()
                            ? "The job has ended"
                            : "The job can no longer be cancelled; it is about to complete");
        }
        events.publish(PlatformEvent.Audited.now(job.serverId(), actor, new JobCancelled(id, job.type())));
        return find(actor, id).job();
    }

    private JobRecord find(Actor actor, int id) {
        return runner.active(id)
                .or(() -> store.find(id))
                .filter(record -> mayView(actor, record.job()))
                .orElseThrow(() -> JobRunner.notFound(id));
    }

    /** Adds the progress, which is not stored. */
    private JobRecord current(JobRecord stored) {
        return runner.active(stored.job().id()).orElse(stored);
    }

    private boolean mayView(Actor actor, Job job) {
        // Grants on a server end with it, but who deletes it must learn how that went.
        return (job.type().equals("delete") && job.actor().equals(actor.name())) || mayViewSubject(actor, job);
    }

    private boolean mayViewSubject(Actor actor, Job job) {
        return job.serverId() == null
                ? authorizer.isPermitted(actor, Permission.SYSTEM_MANAGE, null)
                : authorizer.isPermitted(actor, Permission.SERVER_VIEW, job.serverId());
    }
}
