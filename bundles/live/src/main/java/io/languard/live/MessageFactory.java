package io.languard.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.languard.api.error.ErrorCode;
import io.languard.service.event.AddressMasker;
import io.languard.service.event.EventMessage;
import io.languard.service.event.PlatformEvent;
import io.languard.service.job.Job;
import io.languard.service.json.RecordModule;
import io.languard.service.json.TimestampCodec;
import io.languard.service.log.LogLine;
import io.languard.service.server.ServerView;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Builds the messages to clients as UTF-8. Text is written to a string first, so that an unpaired surrogate from a game
 * becomes a question mark instead of an error.
 */
final class MessageFactory {

    static final byte[] RIGHTS_CHANGED =
            "{\"type\":\"rights_changed\",\"server_id\":null,\"data\":null}".getBytes(StandardCharsets.UTF_8);

    static final byte[] PONG = "{\"type\":\"pong\"}".getBytes(StandardCharsets.UTF_8);

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new RecordModule())
            .build()
            .writer();

    private record ErrorMessage(String type, ErrorDetail error) {}

    private record ErrorDetail(String code, String message) {}

    private MessageFactory() {}

    static byte[] status(PlatformEvent.StatusChanged event) {
        return message(
                "status",
                event.serverId(),
                new WebSocketMessage.StatusData(
                        event.status().wireName(), event.pid(), TimestampCodec.seconds(event.startedAt())));
    }

    /**
     * Returns the message about a log line.
     *
     * @param withId whether the client asked for the log of this server and so gets the ids of lines
     */
    static byte[] log(int serverId, LogLine line, boolean withId) {
        return message(
                "log",
                serverId,
                new WebSocketMessage.Log(
                        TimestampCodec.millis(line.time()),
                        line.level().name().toLowerCase(Locale.ROOT),
                        line.message(),
                        withId ? line.id() : null));
    }

    /**
     * Returns the message about a log line for clients that may not see network addresses.
     *
     * @param complete the message for other clients, which is also theirs if the line contains no address
     */
    static byte[] maskedLog(int serverId, LogLine line, boolean withId, byte[] complete) {
        String masked = AddressMasker.mask(line.message());
        return masked.equals(line.message())
                ? complete
                : log(serverId, new LogLine(line.id(), line.time(), line.level(), masked), withId);
    }

    static byte[] players(PlatformEvent.PlayersChanged event, boolean addresses) {
        return message(
                "players",
                event.serverId(),
                new WebSocketMessage.Players(
                        event.players().stream()
                                .map(player -> WebSocketMessage.PlayerEntry.of(player, addresses))
                                .toList(),
                        event.players().size()));
    }

    static byte[] metrics(PlatformEvent.MetricsSampled event) {
        return message(
                "metrics",
                event.serverId(),
                new WebSocketMessage.Metrics(
                        finite(event.cpuPercent()),
                        finite(event.ramMb()),
                        event.playerCount(),
                        TimestampCodec.millis(event.time())));
    }

    /**
     * Returns the message about an event.
     *
     * @param addresses whether the client may see addresses inside other texts
     */
    static byte[] event(PlatformEvent.Audited event, boolean addresses) {
        return bytes(EventMessage.of(event, addresses));
    }

    /** Returns the message with a server as the HTTP API shows it. */
    static byte[] server(ServerView server) {
        return message("server", server.id(), server);
    }

    static byte[] serverRemoved(int serverId) {
        return message("server_removed", serverId, null);
    }

    /** Returns the message with a game as the list of the HTTP API shows it. */
    static byte[] game(PlatformEvent.GameUpdated event) {
        return message(
                "games",
                null,
                event.game() == null ? new WebSocketMessage.RemovedGame(event.gameType(), true) : event.game());
    }

    /** Returns the message with a job as the HTTP API shows it. */
    static byte[] job(Job job) {
        return message("job", job.serverId(), job);
    }

    static byte[] dropped(int serverId, long count) {
        return message("dropped", serverId, new WebSocketMessage.Dropped(Channel.LOGS.wireName(), count));
    }

    static byte[] error(ErrorCode code, String text) {
        return bytes(new ErrorMessage("error", new ErrorDetail(code.name(), text)));
    }

    private static byte[] message(String type, @Nullable Integer serverId, @Nullable Object data) {
        return bytes(new WebSocketMessage(type, serverId, data));
    }

    private static byte[] bytes(Object message) {
        try {
            return WRITER.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Could not write a message as JSON", e);
        }
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
