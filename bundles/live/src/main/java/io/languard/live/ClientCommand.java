package io.languard.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A command sent by a client. */
sealed interface ClientCommand {

    /** Requests a {@code pong}. */
    record Ping() implements ClientCommand {}

    /** Adds channels to the subscription. */
    record Subscribe(Set<Channel> channels) implements ClientCommand {}

    /** Removes channels from the subscription. */
    record Unsubscribe(Set<Channel> channels) implements ClientCommand {}

    /** Adds the log of one server to the subscription, on a connection to all servers. */
    record FollowLog(int serverId) implements ClientCommand {}

    /** Removes the log of one server from the subscription. */
    record UnfollowLog(int serverId) implements ClientCommand {}

    /**
     * Parses a message; unknown fields are ignored.
     *
     * @throws LanguardException {@code VALIDATION_ERROR} if the message is invalid
     */
    static ClientCommand parse(String text) {
        JsonNode message = CommandParser.tree(text);
        String type = message.path("type").asText("");
        return switch (message.path("type").isTextual() ? type : "") {
            case "ping" -> new Ping();
            case "subscribe" -> subscribe(message);
            case "unsubscribe" -> unsubscribe(message);
            default -> throw CommandParser.invalid("'type' must be one of ping, subscribe, unsubscribe");
        };
    }

    private static ClientCommand subscribe(JsonNode message) {
        Set<Channel> channels = CommandParser.channels(message.path("channels"));
        return CommandParser.isAboutOneLog(message, channels)
                ? new FollowLog(message.path("server_id").intValue())
                : new Subscribe(channels);
    }

    private static ClientCommand unsubscribe(JsonNode message) {
        Set<Channel> channels = CommandParser.channels(message.path("channels"));
        return CommandParser.isAboutOneLog(message, channels)
                ? new UnfollowLog(message.path("server_id").intValue())
                : new Unsubscribe(channels);
    }

    /** Parses strict JSON of limited depth and size. */
    final class CommandParser {

        /**
         * Far more than a message needs. Limits the size of the parsed tree, which can exceed that of the text many
         * times over.
         */
        static final int MAX_TOKENS = 1000;

        private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(20)
                                .maxTokenCount(MAX_TOKENS)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        private static final String NAMES =
                Arrays.stream(Channel.values()).map(Channel::wireName).collect(Collectors.joining(", "));

        private CommandParser() {}

        private static JsonNode tree(String text) {
            try {
                JsonNode node = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
                if (node.isObject()) {
                    return node;
                }
            } catch (JsonProcessingException e) {
                // The parser's message names internal classes, so the client gets the same error as for any other
                // non-object.
            }
            throw invalid("A message must be a JSON object with a 'type'");
        }

        private static Set<Channel> channels(JsonNode names) {
            if (!names.isArray()) {
                throw invalid("'channels' must be an array of: " + NAMES);
            }
            Set<Channel> channels = EnumSet.noneOf(Channel.class);
            for (JsonNode name : names) {
                channels.add(Channel.ofWireName(name.isTextual() ? name.textValue() : null)
                        .orElseThrow(() -> invalid("'channels' must contain only: " + NAMES)));
            }
            return channels;
        }

        /** Returns whether a subscription names a server; with other channels, the field is ignored as any unknown one. */
        private static boolean isAboutOneLog(JsonNode message, Set<Channel> channels) {
            JsonNode id = message.path("server_id");
            return id.isIntegralNumber() && id.canConvertToInt() && channels.equals(EnumSet.of(Channel.LOGS));
        }

        private static LanguardException invalid(String message) {
            return new LanguardException(ErrorCode.VALIDATION_ERROR, message);
        }
    }
}
