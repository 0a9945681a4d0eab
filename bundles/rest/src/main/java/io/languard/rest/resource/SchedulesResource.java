package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.Accepted;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Created;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.page.Page;
import io.languard.service.schedule.NewSchedule;
import io.languard.service.schedule.Schedule;
import io.languard.service.schedule.ScheduleChange;
import io.languard.service.schedule.SchedulePreview;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.schedule.ScheduleService;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The schedules of a server, and their runs. */
@Path("servers/{server_id}/schedules")
@Tag(name = "schedules")
@Produces(MediaType.APPLICATION_JSON)
public final class SchedulesResource {

    private final ScheduleService scheduleService;

    SchedulesResource(ScheduleService scheduleService) {
        this.scheduleService = scheduleService;
    }

    /** Returns the schedules. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Lists the schedules of a server")
    public Page<Schedule> listSchedules(
            @PathParam("server_id") int serverId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.of(scheduleService.list(session.actor(), serverId), limit, offset);
    }

    /** Adds a schedule. */
    @POST
    @RequiresPermission(Permission.SERVER_SCHEDULES)
    @Created
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Adds a schedule; requires the permissions of its actions as well")
    @ApiErrors(ErrorCode.CONFLICT)
    public Schedule addSchedule(
            @PathParam("server_id") int serverId, @NotNull NewSchedule schedule, @Context UserSession session) {
        return scheduleService.create(session.actor(), serverId, schedule);
    }

    /** Returns when a schedule would run. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Path("preview")
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Returns the next five times of a cron expression")
    public SchedulePreview previewSchedule(
            @PathParam("server_id") int serverId,
            @QueryParam("cron") @Nullable String cron,
            @QueryParam("timezone") @Nullable String timezone,
            @Context UserSession session) {
        return scheduleService.preview(session.actor(), serverId, cron == null ? "" : cron, timezone);
    }

    /** Returns a schedule. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Path("{schedule_id}")
    @Operation(summary = "Returns a schedule")
    public Schedule getSchedule(
            @PathParam("server_id") int serverId,
            @PathParam("schedule_id") int scheduleId,
            @Context UserSession session) {
        return scheduleService.get(session.actor(), serverId, scheduleId);
    }

    /** Changes a schedule. */
    @PUT
    @RequiresPermission(Permission.SERVER_SCHEDULES)
    @Path("{schedule_id}")
    @Requires(Prerequisite.SCHEDULE)
    @Operation(summary = "Changes what the body has of a schedule; requires the permissions of its actions as well")
    public Schedule updateSchedule(
            @PathParam("server_id") int serverId,
            @PathParam("schedule_id") int scheduleId,
            @NotNull ScheduleChange change,
            @Context UserSession session) {
        return scheduleService.update(session.actor(), serverId, scheduleId, change);
    }

    /** Deletes a schedule. */
    @DELETE
    @RequiresPermission(Permission.SERVER_SCHEDULES)
    @Path("{schedule_id}")
    @Operation(summary = "Deletes a schedule and its runs")
    public Response deleteSchedule(
            @PathParam("server_id") int serverId,
            @PathParam("schedule_id") int scheduleId,
            @Context UserSession session) {
        scheduleService.delete(session.actor(), serverId, scheduleId);
        return Response.noContent().build();
    }

    /** Begins a run. */
    @POST
    @RequiresPermission(Permission.SERVER_SCHEDULES)
    @Accepted
    @Path("{schedule_id}/run")
    @Operation(
            summary = "Starts a job that ends with a run; requires the permissions of the schedule's actions as well")
    @ApiErrors(ErrorCode.CONFLICT)
    public StartedJob runSchedule(
            @PathParam("server_id") int serverId,
            @PathParam("schedule_id") int scheduleId,
            @Context UserSession session) {
        return StartedJob.of(scheduleService.run(session.actor(), serverId, scheduleId));
    }

    /** Returns the runs. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Path("{schedule_id}/runs")
    @Requires(Prerequisite.SCHEDULE)
    @Operation(summary = "Lists the last runs of a schedule, newest first")
    public Page<ScheduleRun> listScheduleRuns(
            @PathParam("server_id") int serverId,
            @PathParam("schedule_id") int scheduleId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return scheduleService.runs(session.actor(), serverId, scheduleId, limit, offset);
    }
}
