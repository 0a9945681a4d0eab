package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;

/** Events about a server's definition, configuration and logs. */
public sealed interface ServerAuditEvent extends AuditEvent {

    /** A server was created. */
    @JsonTypeName("server_created")
    record ServerCreated(String name, String gameType) implements ServerAuditEvent {}

    /** A server's definition was changed; the details are the fields that changed, with their new values. */
    @JsonTypeName("server_updated")
    record ServerUpdated(@JsonValue Map<String, Object> changes) implements ServerAuditEvent {}

    /** A server was deleted. The event belongs to no single server. */
    @JsonTypeName("server_deleted")
    record ServerDeleted(int serverId, String name) implements ServerAuditEvent {}

    /** Fields of a config section were set. */
    @JsonTypeName("config_updated")
    record ConfigUpdated(String section, List<String> fields, int version) implements ServerAuditEvent {}

    /**
     * A configuration file was imported.
     *
     * @param fields the fields that changed, such as {@code server.hostname}
     * @param notTaken the number of statements that were not taken
     */
    @JsonTypeName("config_imported")
    record ConfigImported(String file, List<String> fields, int notTaken) implements ServerAuditEvent {}

    /** A server's logs were deleted. */
    @JsonTypeName("logs_cleared")
    record LogsCleared() implements ServerAuditEvent {}

    /** The adapter has a warning about the server. */
    @JsonTypeName("warning")
    record ServerWarning(String message) implements ServerAuditEvent {}

    /** The remote admin port is one of the game's own ports. */
    @JsonTypeName("warning")
    record PortWarning(String message, int rconPort) implements ServerAuditEvent {}
}
