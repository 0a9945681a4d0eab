package io.languard.lxc;

import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What new worlds are made from.
 *
 * @param base an instance's name or an image's alias
 * @param profiles what they are built on; the base's own where empty
 * @param limits configuration that limits what they may use
 */
record Template(String base, List<String> profiles, Map<String, String> limits) {

    /** The limits by setting (LXD documentation, "Instance options", "Resource limits"). */
    private static final Map<String, String> LIMITS = Map.of(
            "LXC_LIMITS_CPU", "limits.cpu",
            "LXC_LIMITS_MEMORY", "limits.memory",
            "LXC_LIMITS_PROCESSES", "limits.processes");

    /** The template in these settings. */
    static Template from(UnaryOperator<String> settings) {
        Map<String, String> limits = new LinkedHashMap<>();
        LIMITS.forEach((setting, key) ->
                Optional.ofNullable(settings.apply(setting)).ifPresent(value -> limits.put(key, value)));
        return new Template(
                Optional.ofNullable(settings.apply("LXC_BASE_IMAGE_NAME")).orElse("wan-blok"),
                LxcSettings.list(settings.apply("LXC_PROFILE")).toList(),
                Map.copyOf(limits));
    }

    /** A player's container, made from the instance of that name among these, else from the image. */
    InstanceSpec instanceSpec(String player, String container, List<Instance> instances) {
        Optional<Instance> copied = instances.stream()
                .filter(instance -> instance.name().equals(base))
                .findFirst();
        Map<String, String> config = new LinkedHashMap<>();
        copied.ifPresent(instance -> config.putAll(instance.config()));
        config.keySet().removeIf(key -> key.startsWith("volatile.")); // the engine's notes on that very instance
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
