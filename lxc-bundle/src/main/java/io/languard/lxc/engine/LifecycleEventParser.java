package io.languard.lxc.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the instance that an event is about: usually one (LXD documentation, "Events": lifecycle events carry its
 * path as source), and of one that was renamed also the name that is gone.
 */
final class LifecycleEventParser {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What an instance's being there or running may have changed by; much else is told, such as each command run in it. */
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
        // Instances of the same name may stand in other projects, which are none of ours.
        if (!node.path("project").asText(EngineSettings.DEFAULT_PROJECT).equals(project)) {
            return List.of();
        }
        JsonNode told = node.path("metadata");
        String action = told.path("action").asText();
        if (!CHANGES.contains(action.substring(action.indexOf('-') + 1))) {
            return List.of();
        }
        Matcher source = SOURCE.matcher(told.path("source").asText());
        if (!source.matches()) {
            return List.of();
        }
        String before = told.path("context").path("old_name").asText();
        return before.isEmpty() ? List.of(source.group(1)) : List.of(before, source.group(1));
    }
}
