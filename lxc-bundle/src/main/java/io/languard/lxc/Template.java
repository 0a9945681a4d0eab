package io.languard.lxc;

import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What new worlds are created from.
 *
 * @param base the name of an instance or the alias of an image
 * @param profiles the profiles of new worlds; those of the base if empty
 * @param limits configuration that limits the resources of new worlds
 */
record Template(String base, List<String> profiles, Map<String, String> limits) {

    /** Configuration keys by setting (LXD documentation, "Instance options", "Resource limits"). */
    private static final Map<String, String> LIMITS = Map.of(
            "LXC_LIMITS_CPU", "limits.cpu",
            "LXC_LIMITS_MEMORY", "limits.memory",
            "LXC_LIMITS_PROCESSES", "limits.processes");

    /** Reads the template from the settings. */
    static Template from(UnaryOperator<String> settings) {
        Map<String, String> limits = new LinkedHashMap<>();
        LIMITS.forEach((setting, key) ->
                Optional.ofNullable(settings.apply(setting)).ifPresent(value -> limits.put(key, value)));
        return new Template(
                settings.apply("LXC_BASE_IMAGE_NAME"),
                LxcSettings.list(settings.apply("LXC_PROFILE")).toList(),
                Map.copyOf(limits));
    }

    /**
     * Returns the specification of a player's container: a copy of the instance named as the base, else from the image.
     */
    InstanceSpec instanceSpec(String player, String container, List<Instance> instances) {
        Optional<Instance> copied = instances.stream()
                .filter(instance -> instance.name().equals(base))
                .findFirst();
        Map<String, String> config = new LinkedHashMap<>();
        copied.ifPresent(instance -> config.putAll(instance.config()));
        config.keySet().removeIf(key -> key.startsWith("volatile.")); // the engine's state of that very instance
        config.putAll(limits);
        config.putAll(Tags.of(player, container));
        return new InstanceSpec(
                container,
                base,
                copied,
                profiles.isEmpty() ? copied.map(Instance::profiles).orElse(List.of()) : profiles,
                config);
    }
}
