package io.languard.lxc.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An instance as the engine lists it.
 *
 * @param name the engine's name for it
 * @param status how it is doing
 * @param config its own configuration, tags ({@code user.*}) among it
 * @param profiles the profiles it is built on
 * @param created when it was made
 * @param lastUsed when it last started, or the epoch
 * @param devices the devices that it has of its own, by name
 * @param architecture of which machines it is
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
