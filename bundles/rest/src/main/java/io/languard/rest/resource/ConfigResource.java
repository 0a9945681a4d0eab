package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.ports.config.Configs;
import io.languard.ports.config.SectionView;
import io.languard.ports.game.Games;
import io.languard.ports.server.Servers;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Body;
import io.languard.rest.wire.Envelope;
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

    private final Configs configs;
    private final Servers servers;
    private final Games games;

    ConfigResource(Configs configs, Servers servers, Games games) {
        this.configs = configs;
        this.servers = servers;
        this.games = games;
    }

    /** Every section. */
    @GET
    @AnyRole
    @Describe(summary = "Every section", answer = "Sections")
    public Response all(@Context Call call) {
        Map<String, Object> sections = new LinkedHashMap<>();
        for (SectionView section : configs.all(call.serverId())) {
            sections.put(section.section(), Wire.section(section));
        }
        return Envelope.ok(sections);
    }

    /** One section. */
    @GET
    @AnyRole
    @Path("{section}")
    @Describe(summary = "One section", answer = "Section")
    public Response get(@Context Call call) {
        return Envelope.ok(Wire.section(configs.section(call.serverId(), call.path("section"))));
    }

    /** Changes fields of a section. */
    @PUT
    @AdminOnly
    @Path("{section}")
    @Describe(
            summary = "Changes fields of a section",
            body = "SectionChange",
            answer = "Section",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.CONFIG_VERSION_CONFLICT,
                ErrorCode.INVALID_CONFIG
            })
    public Response update(@Context Call call) {
        int id = call.serverId();
        // Whether there is anything to change comes before the question whether the body makes sense.
        games.require(servers.get(id).gameType());
        String section = configs.section(id, call.path("section")).section();
        Body body = call.body();
        int version = body.integer(VERSION, 0, Integer.MAX_VALUE);
        body.check();
        Map<String, Object> changes = body.without(VERSION, "_meta");
        return Envelope.ok(Wire.section(configs.update(call.actor(), id, section, changes, version)));
    }

    /** What the game would read. */
    @GET
    @AdminOnly
    @Path("preview")
    @Describe(
            summary = "What the game would read",
            answer = "Preview",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response preview(@Context Call call) {
        return Envelope.ok(configs.preview(call.serverId()));
    }

    /** One file that the game would read, as a file. */
    @GET
    @AdminOnly
    @Path("download/{filename: .+}")
    @Describe(
            summary = "One file that the game would read, as a file",
            answer = "text/plain",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response download(@Context Call call) {
        String name = call.path("filename");
        byte[] text = configs.file(call.serverId(), name).getBytes(StandardCharsets.UTF_8);
        return Response.ok(text)
                .header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .header(HttpHeaders.CONTENT_LENGTH, text.length)
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.of(name))
                .build();
    }
}
