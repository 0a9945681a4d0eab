package io.languard.rest.resource;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Bare;
import io.languard.rest.jaxrs.Conditional;
import io.languard.rest.jaxrs.EntityTags;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.config.ConfigSectionView;
import io.languard.service.config.ConfigService;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration of a server. */
@Path("servers/{server_id}/config")
@Tag(name = "config")
@Produces(MediaType.APPLICATION_JSON)
public final class ConfigResource {

    /** A version that no section has, for a change whose header and body name different ones. */
    private static final int NO_VERSION = -1;

    private final ConfigService configService;

    ConfigResource(ConfigService configService) {
        this.configService = configService;
    }

    /** Changed fields of a section; the other fields are left unchanged. */
    @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
    public record SectionChange(
            @Min(0) @Schema(description = "The version that the change is based on") int configVersion,
            @JsonIgnore Map<String, Object> fields) {

        /**
         * Separates the version from the fields, and removes {@code _meta}, which clients send back as they received
         * it.
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static SectionChange of(Map<String, Object> body) {
            Map<String, Object> fields = new LinkedHashMap<>(body);
            fields.remove("_meta");
            // The body has been checked against this record before.
            Integer version = (Integer) requireNonNull(fields.remove("config_version"));
            return new SectionChange(version, fields);
        }
    }

    /** Returns all sections. */
    @GET
    @Conditional
    @RequiresPermission(Permission.SERVER_VIEW)
    @Operation(summary = "Returns all config sections by name")
    public Map<String, ConfigSectionView> getConfig(
            @PathParam("server_id") int serverId, @Context UserSession session) {
        Map<String, ConfigSectionView> sections = new LinkedHashMap<>();
        configService.all(session.actor(), serverId).forEach(section -> sections.put(section.section(), section));
        return sections;
    }

    /** Returns a section. */
    @GET
    @Conditional
    @RequiresPermission(Permission.SERVER_VIEW)
    @Path("{section}")
    @Operation(summary = "Returns a config section; secrets read ***")
    public ConfigSectionView getConfigSection(
            @PathParam("server_id") int serverId, @PathParam("section") String section, @Context UserSession session) {
        return configService.section(session.actor(), serverId, section);
    }

    /** Changes fields of a section. */
    @PUT
    @Conditional
    @RequiresPermission(Permission.SERVER_CONFIG)
    @Path("{section}")
    @Requires(Prerequisite.CONFIG_SECTION)
    @Operation(summary = "Changes fields of a config section")
    @ApiErrors({
        ErrorCode.GAME_TYPE_NOT_FOUND,
        ErrorCode.CAPABILITY_NOT_SUPPORTED,
        ErrorCode.CONFIG_VERSION_CONFLICT,
        ErrorCode.INVALID_CONFIG
    })
    public ConfigSectionView updateConfigSection(
            @PathParam("server_id") int serverId,
            @PathParam("section") String section,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "The ETag of the section that the change is based on")
                    @Nullable
                    String ifMatch,
            @NotNull SectionChange change,
            @Context UserSession session) {
        int version = EntityTags.permits(ifMatch, change.configVersion()) ? change.configVersion() : NO_VERSION;
        return configService.update(session.actor(), serverId, section, change.fields(), version);
    }

    /** Returns the files that the game would read. */
    @GET
    @RequiresPermission(Permission.SERVER_CONFIG)
    @Path("preview")
    @Operation(summary = "Returns the rendered text of each config file")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Map<String, String> previewConfig(@PathParam("server_id") int serverId, @Context UserSession session) {
        return configService.preview(session.actor(), serverId);
    }

    /** Returns a file that the game would read, as a download. */
    @GET
    @RequiresPermission(Permission.SERVER_CONFIG)
    @Path("download/{filename: .+}")
    @Bare
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "Downloads a rendered config file")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response downloadConfigFile(
            @PathParam("server_id") int serverId,
            @PathParam("filename") String filename,
            @Context UserSession session) {
        byte[] text = configService.file(session.actor(), serverId, filename).getBytes(StandardCharsets.UTF_8);
        return Response.ok(text)
                .header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .header(HttpHeaders.CONTENT_LENGTH, text.length)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment(filename))
                .build();
    }
}
