package io.languard.rest.resource;

import io.languard.api.log.LogLevel;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.JsonObjectBuilder;
import io.languard.rest.io.QueryParameters;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import io.languard.service.log.ServerLogService;
import io.languard.service.server.ServerService;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The stored log of a server. */
@Path("servers/{server_id}/logs")
public final class LogsResource {

    private static final int DEFAULT_LIMIT = 200;
    private static final List<String> LEVELS = Arrays.stream(LogLevel.values())
            .map(level -> level.name().toLowerCase(Locale.ROOT))
            .toList();

    private final ServerLogService serverLogService;
    private final ServerService serverService;

    LogsResource(ServerLogService serverLogService, ServerService serverService) {
        this.serverLogService = serverLogService;
        this.serverService = serverService;
    }

    /** Newest first. */
    @GET
    @AnyRole
    @ApiOperation(
            summary = "Stored log lines, newest first",
            responseSchema = "Logs",
            queryParameters = {"limit:200", "offset", "level", "since", "search"})
    public Response listLogs(@Context ApiRequest apiRequest) {
        int id = serverService.get(apiRequest.serverId()).id();
        QueryParameters queryParameters = apiRequest.query();
        int limit = queryParameters.limit(DEFAULT_LIMIT);
        int offset = queryParameters.offset();
        String level = queryParameters.oneOf("level", LEVELS);
        Instant since = queryParameters.time("since");
        String search = queryParameters.text("search");
        queryParameters.validate();
        LogLevel wanted = level == null ? null : LogLevel.valueOf(level.toUpperCase(Locale.ROOT));
        LogPage page = serverLogService.query(id, new LogQuery(wanted, since, search, limit, offset));
        return Envelope.ok(JsonObjectBuilder.of("total", page.total())
                .with("logs", page.lines().stream().map(JsonViews::logLine).toList())
                .toMap());
    }

    /** Removes every stored line. */
    @DELETE
    @AdminOnly
    @ApiOperation(summary = "Removes every stored log line", status = 204)
    public Response clearLogs(@Context ApiRequest apiRequest) {
        serverLogService.clear(apiRequest.actor(), apiRequest.serverId());
        return Envelope.deleted();
    }
}
