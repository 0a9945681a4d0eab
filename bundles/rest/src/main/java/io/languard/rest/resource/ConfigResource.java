package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.RequestBody;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.config.ConfigSectionView;
import io.languard.service.config.ConfigService;
import io.languard.service.game.GameService;
import io.languard.service.server.ServerService;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Configuration of a server. */
@Path("servers/{server_id}/config")
public final class ConfigResource {

    private static final String VERSION = "config_version";

    private final ConfigService configService;
    private final ServerService serverService;
    private final GameService gameService;

    ConfigResource(ConfigService configService, ServerService serverService, GameService gameService) {
        this.configService = configService;
        this.serverService = serverService;
        this.gameService = gameService;
    }

    /** Every section. */
    @GET
    @AnyRole
    @ApiOperation(summary = "Every section", responseSchema = "Sections")
    public Response getConfig(@Context ApiRequest apiRequest) {
        Map<String, Object> sections = new LinkedHashMap<>();
        for (ConfigSectionView section : configService.all(apiRequest.serverId())) {
            sections.put(section.section(), JsonViews.section(section));
        }
        return Envelope.ok(sections);
    }

    /** One section. */
    @GET
    @AnyRole
    @Path("{section}")
    @ApiOperation(summary = "One section", responseSchema = "Section")
    public Response getConfigSection(@Context ApiRequest apiRequest) {
        return Envelope.ok(
                JsonViews.section(configService.section(apiRequest.serverId(), apiRequest.pathParameter("section"))));
    }

    /** Changes fields of a section. */
    @PUT
    @AdminOnly
    @Path("{section}")
    @ApiOperation(
            summary = "Changes fields of a section",
            requestSchema = "SectionChange",
            responseSchema = "Section",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.CONFIG_VERSION_CONFLICT,
                ErrorCode.INVALID_CONFIG
            })
    public Response updateConfigSection(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        // Whether there is anything to change comes before the question whether the body makes sense.
        gameService.require(serverService.get(id).gameType());
        String section =
                configService.section(id, apiRequest.pathParameter("section")).section();
        RequestBody requestBody = apiRequest.body();
        int version = requestBody.integer(VERSION, 0, Integer.MAX_VALUE);
        requestBody.validate();
        Map<String, Object> changes = requestBody.fieldsExcept(VERSION, "_meta");
        return Envelope.ok(JsonViews.section(configService.update(apiRequest.actor(), id, section, changes, version)));
    }

    /** What the game would read. */
    @GET
    @AdminOnly
    @Path("preview")
    @ApiOperation(
            summary = "What the game would read",
            responseSchema = "Preview",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response previewConfig(@Context ApiRequest apiRequest) {
        return Envelope.ok(configService.preview(apiRequest.serverId()));
    }

    /** One file that the game would read, as a file. */
    @GET
    @AdminOnly
    @Path("download/{filename: .+}")
    @ApiOperation(
            summary = "One file that the game would read, as a file",
            responseSchema = "text/plain",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response downloadConfigFile(@Context ApiRequest apiRequest) {
        String name = apiRequest.pathParameter("filename");
        byte[] text = configService.file(apiRequest.serverId(), name).getBytes(StandardCharsets.UTF_8);
        return Response.ok(text)
                .header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .header(HttpHeaders.CONTENT_LENGTH, text.length)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment(name))
                .build();
    }
}
