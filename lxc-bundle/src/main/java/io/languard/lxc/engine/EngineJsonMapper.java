package io.languard.lxc.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The engine's JSON, in and out (LXD documentation, REST API: Instance, InstanceState, InstancesPost). */
final class EngineJsonMapper {

    private EngineJsonMapper() {}

    static Instance instance(JsonNode node) {
        List<String> profiles = new ArrayList<>();
        node.path("profiles").forEach(profile -> profiles.add(profile.asText()));
        Map<String, Map<String, String>> devices = new LinkedHashMap<>();
        node.path("devices").properties().forEach(entry -> devices.put(entry.getKey(), texts(entry.getValue())));
        return new Instance(
                node.path("name").asText(),
                InstanceStatus.of(node.path("status_code").asInt()),
                texts(node.path("config")),
                List.copyOf(profiles),
                time(node.path("created_at")),
                time(node.path("last_used_at")),
                Map.copyOf(devices),
                node.path("architecture").asText());
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return Map.copyOf(texts);
    }

    private static Instant time(JsonNode node) {
        try {
            return Instant.parse(node.asText());
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    static InstanceState state(JsonNode node) {
        List<InstanceAddress> addresses = new ArrayList<>();
        for (JsonNode network : node.path("network")) {
            // Interfaces that the engine made have a counterpart on the host; bridges made inside have none.
            boolean ofEngine = !network.path("host_name").asText().isEmpty();
            for (JsonNode address : network.path("addresses")) {
                addresses.add(new InstanceAddress(address.path("address").asText(), ofEngine));
            }
        }
        return new InstanceState(InstanceStatus.of(node.path("status_code").asInt()), List.copyOf(addresses));
    }

    static ObjectNode createRequest(InstanceSpec instanceSpec) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", instanceSpec.name());
        ObjectNode source = body.putObject("source");
        if (instanceSpec.source().isPresent()) {
            Instance copied = instanceSpec.source().get();
            source.put("type", "copy").put("source", copied.name());
            // Snapshots of the base belong to whoever keeps it; and a base may be running while it is copied.
            source.put("instance_only", true).put("allow_inconsistent", true);
            // From one member of a cluster to another only what is said here comes along.
            body.put("architecture", copied.architecture());
            ObjectNode devices = body.putObject("devices");
            copied.devices().forEach((name, device) -> device.forEach(devices.withObjectProperty(name)::put));
        } else {
            source.put("type", "image").put("alias", instanceSpec.image());
        }
        if (!instanceSpec.profiles().isEmpty()) {
            // A copy needs them: without, LXD 5.0 fails for want of a root device.
            instanceSpec.profiles().forEach(body.putArray("profiles")::add);
        }
        ObjectNode config = body.putObject("config");
        instanceSpec.config().forEach(config::put);
        return body;
    }

    static ObjectNode stateChangeRequest(String action, Duration timeout, boolean force) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("action", action)
                .put("timeout", timeout.toSeconds())
                .put("force", force);
    }
}
