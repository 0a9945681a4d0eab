package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.AnyUser;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.service.job.Job;
import io.languard.service.job.JobService;
import io.languard.service.job.JobState;
import io.languard.service.page.Page;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Work that takes longer than a request. */
@Path("jobs")
@Tag(name = "jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobsResource {

    private final JobService jobService;

    JobsResource(JobService jobService) {
        this.jobService = jobService;
    }

    /** Returns jobs, newest first. */
    @GET
    @AnyUser
    @Operation(summary = "Lists jobs that the client may see, newest first")
    @ApiErrors(ErrorCode.NOT_FOUND)
    public Page<Job> listJobs(
            @QueryParam("server_id") @Min(1) @Nullable Integer serverId,
            @QueryParam("state") @Nullable JobState state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return jobService.list(session.actor(), serverId, state, limit, offset);
    }

    /** Returns a job. */
    @GET
    @AnyUser
    @Path("{job_id}")
    @Operation(summary = "Returns a job")
    @ApiErrors(ErrorCode.NOT_FOUND)
    public Job getJob(@PathParam("job_id") int jobId, @Context UserSession session) {
        return jobService.get(session.actor(), jobId);
    }

    /** Cancels a job. */
    @DELETE
    @AnyUser
    @Path("{job_id}")
    @Operation(summary = "Cancels a job; its state changes as soon as it has undone what it did")
    @ApiErrors({ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN, ErrorCode.CONFLICT})
    public Job cancelJob(@PathParam("job_id") int jobId, @Context UserSession session) {
        return jobService.cancel(session.actor(), jobId);
    }
}
