package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.io.MultipartUpload;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.config.ConfigImportResult;
import io.languard.service.config.ConfigImportService;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The import of configuration files of a server that was run without Languard. */
@Path("servers/{server_id}/config/import")
@Tag(name = "config")
@Produces(MediaType.APPLICATION_JSON)
public final class ConfigImportResource {

    private final ConfigImportService configImportService;

    ConfigImportResource(ConfigImportService configImportService) {
        this.configImportService = configImportService;
    }

    /** Imports a configuration file. */
    @POST
    @RequiresPermission(Permission.SERVER_CONFIG)
    @Requires(Prerequisite.CONFIG_IMPORT)
    @Operation(summary = "Imports a config file of a server that was run without Languard")
    @ApiErrors({
        ErrorCode.GAME_TYPE_NOT_FOUND,
        ErrorCode.CAPABILITY_NOT_SUPPORTED,
        ErrorCode.UPLOAD_FAILED,
        ErrorCode.CONFIG_VERSION_CONFLICT,
        ErrorCode.PORT_IN_USE,
        ErrorCode.INVALID_CONFIG
    })
    public ConfigImportResult importConfig(
            @PathParam("server_id") int serverId,
            @QueryParam("dry_run")
                    @DefaultValue("false")
                    @Parameter(description = "Whether the file is only read, and nothing is stored")
                    boolean dryRun,
            MultipartUpload upload,
            @Context UserSession session) {
        try (upload) {
            return upload.storeWith((name, content) ->
                    configImportService.importFile(session.actor(), serverId, name, content, dryRun));
        }
    }
}
