package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Events about jobs, besides those about what a job does. */
public sealed interface JobAuditEvent extends AuditEvent {

    /** The cancellation of a job was requested. */
    @JsonTypeName("job_cancelled")
    record JobCancelled(int jobId, String jobType) implements JobAuditEvent {}

    /** A job failed. */
    @JsonTypeName("job_failed")
    record JobFailed(int jobId, String jobType, String reason) implements JobAuditEvent {}
}
