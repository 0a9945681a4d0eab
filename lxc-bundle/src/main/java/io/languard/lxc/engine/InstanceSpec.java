package io.languard.lxc.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The specification of a new instance.
 *
 * @param name the name
 * @param image the alias of an image
 * @param source an instance to copy with its devices, instead of using the image
 * @param profiles the profiles; the engine's default for images if empty
 * @param config configuration that overrides that of the image or the profiles
 */
public record InstanceSpec(
        String name, String image, Optional<Instance> source, List<String> profiles, Map<String, String> config) {}
