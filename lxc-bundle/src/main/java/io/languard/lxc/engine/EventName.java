package io.languard.lxc.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The instance that an event is about (LXD documentation, "Events": lifecycle events carry its path as source). */
final class EventName {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SOURCE = Pattern.compile("/1\\.0/(?:instances|containers)/([^/?]+)(?:\\?.*)?");

    private EventName() {}

    static Optional<String> of(byte[] event) {
        JsonNode node;
        try {
            node = JSON.readTree(event);
        } catch (IOException e) {
            return Optional.empty();
        }
        // Instances of the same name may stand in other projects, which are none of ours.
        if (!node.path("project").asText("default").equals("default")) {
            return Optional.empty();
        }
        Matcher source = SOURCE.matcher(node.path("metadata").path("source").asText());
        return source.matches() ? Optional.of(source.group(1)) : Optional.empty();
    }
}
