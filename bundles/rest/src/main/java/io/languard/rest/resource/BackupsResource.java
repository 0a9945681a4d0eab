package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.Accepted;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Bare;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupArchive;
import io.languard.service.backup.BackupPolicy;
import io.languard.service.backup.BackupReason;
import io.languard.service.backup.BackupService;
import io.languard.service.job.Job;
import io.languard.service.page.Page;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.languard.service.validation.FieldLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** The backups of a server. */
@Path("servers/{server_id}/backups")
@Tag(name = "backups")
@Produces(MediaType.APPLICATION_JSON)
public final class BackupsResource {

    private final BackupService backupService;

    BackupsResource(BackupService backupService) {
        this.backupService = backupService;
    }

    /** A backup to create. */
    public record BackupRequest(@Size(max = FieldLimits.MAX_BACKUP_NAME_LENGTH) @Nullable String name) {}

    /** What to change of a backup; what is left out stays as it is. */
    public record BackupChange(
            @Size(min = 1, max = FieldLimits.MAX_BACKUP_NAME_LENGTH) @Nullable String name, @Nullable Boolean locked) {}

    /** Returns backups, newest first. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Lists backups, newest first")
    public Page<Backup> listBackups(
            @PathParam("server_id") int serverId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return backupService.list(session.actor(), serverId, limit, offset);
    }

    /** Starts a backup. */
    @POST
    @RequiresPermission(Permission.SERVER_BACKUPS)
    @Requires(Prerequisite.SERVER)
    @Accepted
    @Operation(summary = "Starts a job that creates a backup, also while the server runs")
    @ApiErrors({ErrorCode.CONFLICT, ErrorCode.GAME_TYPE_NOT_FOUND})
    public StartedJob createBackup(
            @PathParam("server_id") int serverId, @Nullable BackupRequest backup, @Context UserSession session) {
        Job job = backupService.create(
                session.actor(), serverId, backup == null ? null : backup.name(), BackupReason.MANUAL);
        return StartedJob.of(job);
    }

    /** Starts a restore. */
    @POST
    @RequiresPermission(Permission.SERVER_BACKUPS)
    @Path("{backup_id}/restore")
    @Requires(Prerequisite.SERVER)
    @Accepted
    @Operation(
            summary = "Starts a job that replaces files, configuration, rotation and mods of a stopped server"
                    + " by those of a backup")
    @ApiErrors({ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    public StartedJob restoreBackup(
            @PathParam("server_id") int serverId, @PathParam("backup_id") int backupId, @Context UserSession session) {
        return StartedJob.of(backupService.restore(session.actor(), serverId, backupId));
    }

    /** Downloads an archive. */
    @GET
    @RequiresPermission(Permission.SERVER_BACKUPS)
    @Path("{backup_id}/download")
    @Requires(Prerequisite.SERVER)
    @Bare
    @Produces("application/gzip")
    @Operation(summary = "Downloads the archive of a backup, or a range of it")
    @ApiErrors(ErrorCode.NOT_FOUND)
    public Response downloadBackup(
            @PathParam("server_id") int serverId,
            @PathParam("backup_id") int backupId,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String condition,
            @Context UserSession session) {
        BackupArchive archive = backupService.archive(session.actor(), serverId, backupId);
        return FileRange.respond(
                archive.file(), archive.fileName(), archive.backup().sha256(), range, condition);
    }

    /** Changes a backup. */
    @PUT
    @RequiresPermission(Permission.SERVER_BACKUPS)
    @Path("{backup_id}")
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Renames, locks or unlocks a backup")
    @ApiErrors(ErrorCode.NOT_FOUND)
    public Backup updateBackup(
            @PathParam("server_id") int serverId,
            @PathParam("backup_id") int backupId,
            @NotNull BackupChange change,
            @Context UserSession session) {
        return backupService.update(session.actor(), serverId, backupId, change.name(), change.locked());
    }

    /** Deletes a backup. */
    @DELETE
    @RequiresPermission(Permission.SERVER_BACKUPS)
    @Path("{backup_id}")
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Deletes a backup that is not locked")
    @ApiErrors({ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    public Response deleteBackup(
            @PathParam("server_id") int serverId, @PathParam("backup_id") int backupId, @Context UserSession session) {
        backupService.delete(session.actor(), serverId, backupId);
        return Response.noContent().build();
    }

    /** Returns the policy. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Path("policy")
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Returns which backups are kept")
    public BackupPolicy getBackupPolicy(@PathParam("server_id") int serverId, @Context UserSession session) {
        return backupService.policy(session.actor(), serverId);
    }

    /** Sets the policy. */
    @PUT
    @RequiresPermission(Permission.SERVER_BACKUPS)
    @Path("policy")
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Sets which backups are kept")
    public BackupPolicy setBackupPolicy(
            @PathParam("server_id") int serverId, @NotNull BackupPolicy policy, @Context UserSession session) {
        return backupService.setPolicy(session.actor(), serverId, policy);
    }
}
