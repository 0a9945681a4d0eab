package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.jaxrs.AnyUser;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Public;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.deploy.AdapterReport;
import io.languard.service.deploy.DiagnosisService;
import io.languard.service.page.Page;
import io.languard.service.server.LifecycleService;
import io.languard.service.settings.SettingView;
import io.languard.service.settings.SettingsService;
import io.languard.service.system.SystemInfo;
import io.languard.service.system.SystemService;
import io.languard.service.system.SystemStatus;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.languard.service.validation.Multiline;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The platform as a whole. */
@Path("system")
@Tag(name = "system")
@Produces(MediaType.APPLICATION_JSON)
public final class SystemResource {

    private static final int MAX_REASON = 1000;

    private final SystemService system;
    private final LifecycleService lifecycleService;
    private final DiagnosisService diagnosisService;
    private final SettingsService settingsService;

    SystemResource(
            SystemService system,
            LifecycleService lifecycleService,
            DiagnosisService diagnosisService,
            SettingsService settingsService) {
        this.system = system;
        this.lifecycleService = lifecycleService;
        this.diagnosisService = diagnosisService;
        this.settingsService = settingsService;
    }

    /** How to stop all servers. */
    public record StopAll(
            @Schema(
                            description = "Starts those with auto_restart again with the next start of Languard",
                            defaultValue = "false")
                    @Nullable
                    Boolean resume,
            @Multiline @Size(max = MAX_REASON) @Nullable String reason) {}

    /** The servers that are being stopped. */
    public record StoppedServers(List<Integer> serverIds) {}

    /** Stops all servers. */
    @POST
    @RequiresPermission(Permission.SYSTEM_MANAGE)
    @Path("stop-servers")
    @Operation(summary = "Stops all servers, for example before the machine is restarted; the body is optional")
    public StoppedServers stopServers(StopAll stop, @Context UserSession session) {
        return new StoppedServers(
                lifecycleService.stopAll(session.actor(), stop.reason(), Boolean.TRUE.equals(stop.resume())));
    }

    /** The result of a health check. */
    public record Health(String status) {}

    /** Returns the status of the platform. */
    @GET
    @AnyUser
    @Path("status")
    @Operation(summary = "Returns the status of the platform")
    public SystemStatus getSystemStatus(@Context UserSession session) {
        return system.status(session.actor());
    }

    /** Returns what the platform runs on. */
    @GET
    @RequiresPermission(Permission.SYSTEM_MANAGE)
    @Path("info")
    @Operation(summary = "Returns what the platform runs on: Java, memory, database")
    public SystemInfo getSystemInfo(@Context UserSession session) {
        return system.info(session.actor());
    }

    /** Returns the files in the drop folder, ordered by name. */
    @GET
    @RequiresPermission(Permission.SYSTEM_MANAGE)
    @Path("adapters")
    @Operation(summary = "Lists the files in the drop folder, and why what they declare is unavailable")
    public Page<AdapterReport> listAdapters(
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.of(diagnosisService.adapters(session.actor()), limit, offset);
    }

    /** Returns all settings. */
    @GET
    @RequiresPermission(Permission.SYSTEM_MANAGE)
    @Path("settings")
    @Operation(summary = "Lists the settings with the values in effect; secrets read ***")
    public Page<SettingView> listSettings(
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.of(settingsService.list(session.actor()), limit, offset);
    }

    /** Reports readiness, for load balancers. */
    @GET
    @Public
    @Path("health")
    @Operation(summary = "Reports whether requests can be served")
    @ApiErrors(ErrorCode.DATABASE_UNAVAILABLE)
    public Health getHealth() {
        return getReadiness();
    }

    /** Reports that the process answers requests; never asks the database. */
    @GET
    @Public
    @Path("health/live")
    @Operation(summary = "Reports that Languard runs, whether the database is available or not")
    public Health getLiveness() {
        return new Health("ok");
    }

    /** Reports readiness; the same as {@link #getHealth}. */
    @GET
    @Public
    @Path("health/ready")
    @Operation(summary = "Reports whether requests can be served")
    @ApiErrors(ErrorCode.DATABASE_UNAVAILABLE)
    public Health getReadiness() {
        if (!system.healthy()) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        }
        return new Health("ok");
    }
}
