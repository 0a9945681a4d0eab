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

/** What a client asks for. */
sealed interface ClientCommand {

    /** Nothing but an answer. */
    record Ping() implements ClientCommand {}

    /** To be told of more. */
    record Subscribe(Set<Channel> channels) implements ClientCommand {}

    /** To be told of less. */
    record Unsubscribe(Set<Channel> channels) implements ClientCommand {}

    /**
     * Reads a message; fields that it does not know are ignored.
     *
     * @throws LanguardException {@code VALIDATION_ERROR}
     */
    static ClientCommand parse(String text) {
        JsonNode message = CommandParser.tree(text);
        String type = message.path("type").asText("");
        return switch (message.path("type").isTextual() ? type : "") {
            case "ping" -> new Ping();
            case "subscribe" -> new Subscribe(CommandParser.channels(message.path("channels")));
            case "unsubscribe" -> new Unsubscribe(CommandParser.channels(message.path("channels")));
            default -> throw CommandParser.wrong("'type' must be one of ping, subscribe, unsubscribe");
        };
    }

    /** Strict JSON of limited depth and size. */
    final class CommandParser {

        /** Many times what a message needs: in a tree, brackets, names and values take far more than their text. */
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
                JsonNode node = MAPPER.readTree(text);
                if (node.isObject()) {
                    return node;
                }
            } catch (JsonProcessingException e) {
                // What the parser says names its classes; the client learns the same as for any other non-object.
            }
            throw wrong("A message must be a JSON object with a 'type'");
        }

        private static Set<Channel> channels(JsonNode names) {
            if (!names.isArray()) {
                throw wrong("'channels' must be a list of some of: " + NAMES);
            }
            Set<Channel> channels = EnumSet.noneOf(Channel.class);
            for (JsonNode name : names) {
                channels.add(Channel.ofWireName(name.isTextual() ? name.textValue() : null)
                        .orElseThrow(() -> wrong("There are only these channels: " + NAMES)));
            }
            return channels;
        }

        private static LanguardException wrong(String message) {
            return new LanguardException(ErrorCode.VALIDATION_ERROR, message);
        }
    }
}
