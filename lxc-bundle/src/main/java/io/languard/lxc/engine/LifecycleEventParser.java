package io.languard.lxc.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Extracts the names of the instances that an event concerns: usually one (LXD documentation, "Events": the source of a
 * lifecycle event is the instance's path); for a renamed instance, also its previous name.
 */
final class LifecycleEventParser {

    private static final ObjectMapper JSON = new ObjectMapper();
    /**
     * Actions that may affect whether an instance exists or runs; other events, such as each executed command, are
     * ignored.
     */
    private static final Set<String> CHANGES = Set.of(
            "created",
            "deleted",
            "paused",
            "ready",
            "renamed",
            "restarted",
            "restored",
            "resumed",
            "shutdown",
            "started",
            "stopped",
            "updated");

    private static final Pattern SOURCE = Pattern.compile("/1\\.0/(?:instances|containers)/([^/?]+)(?:\\?.*)?");

    private LifecycleEventParser() {}

    static List<String> instanceNames(byte[] event, String project) {
        JsonNode node;
        try {
            node = JSON.readTree(event);
        } catch (IOException e) {
            return List.of();
        }
        // Other projects may contain instances with the same name.
        if (!node.path("project").asText(EngineSettings.DEFAULT_PROJECT).equals(project)) {
            return List.of();
        }
        JsonNode metadata = node.path("metadata");
        String action = metadata.path("action").asText();
        if (!CHANGES.contains(action.substring(action.indexOf('-') + 1))) {
            return List.of();
        }
        Matcher source = SOURCE.matcher(metadata.path("source").asText());
        if (!source.matches()) {
            return List.of();
        }
        String oldName = metadata.path("context").path("old_name").asText();
        return oldName.isEmpty() ? List.of(source.group(1)) : List.of(oldName, source.group(1));
    }
}
