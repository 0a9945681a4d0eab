package io.languard.rest.resource;

import io.languard.api.log.LogLevel;
import io.languard.ports.log.LogPage;
import io.languard.ports.log.LogQuery;
import io.languard.ports.log.Logs;
import io.languard.ports.server.Servers;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Envelope;
import io.languard.rest.wire.Fields;
import io.languard.rest.wire.Query;
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

    private final Logs logs;
    private final Servers servers;

    LogsResource(Logs logs, Servers servers) {
        this.logs = logs;
        this.servers = servers;
    }

    /** Newest first. */
    @GET
    @AnyRole
    @Describe(
            summary = "Stored log lines, newest first",
            answer = "Logs",
            query = {"limit:200", "offset", "level", "since", "search"})
    public Response list(@Context Call call) {
        int id = servers.get(call.serverId()).id();
        Query query = call.query();
        int limit = query.limit(DEFAULT_LIMIT);
        int offset = query.offset();
        String level = query.word("level", LEVELS);
        Instant since = query.time("since");
        String search = query.text("search");
        query.check();
        LogLevel wanted = level == null ? null : LogLevel.valueOf(level.toUpperCase(Locale.ROOT));
        LogPage page = logs.query(id, new LogQuery(wanted, since, search, limit, offset));
        return Envelope.ok(Fields.of("total", page.total())
                .with("logs", page.lines().stream().map(Wire::logLine).toList())
                .map());
    }

    /** Removes every stored line. */
    @DELETE
    @AdminOnly
    @Describe(summary = "Removes every stored log line", status = 204)
    public Response clear(@Context Call call) {
        logs.clear(call.actor(), call.serverId());
        return Envelope.deleted();
    }
}
