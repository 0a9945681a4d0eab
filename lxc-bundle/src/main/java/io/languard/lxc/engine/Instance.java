package io.languard.lxc.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An instance as listed by the engine.
 *
 * @param name the name in the engine
 * @param status the status
 * @param config the instance's own configuration, including tags ({@code user.*})
 * @param profiles the profiles of the instance
 * @param created the time the instance was created
 * @param lastUsed the time of the last start, or the epoch
 * @param devices the instance's own devices by name
 * @param architecture the CPU architecture
 */
public record Instance(
        String name,
        InstanceStatus status,
        Map<String, String> config,
        List<String> profiles,
        Instant created,
        Instant lastUsed,
        Map<String, Map<String, String>> devices,
        String architecture) {}
