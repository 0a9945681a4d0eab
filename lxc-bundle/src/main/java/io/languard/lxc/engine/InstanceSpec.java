package io.languard.lxc.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an instance is to be made from.
 *
 * @param name its name
 * @param image an image's alias
 * @param source an instance to copy, with its devices, instead of the image
 * @param profiles the profiles to build on; the engine's default for an image where there are none
 * @param config its configuration besides what the image or the profiles say
 */
public record InstanceSpec(
        String name, String image, Optional<Instance> source, List<String> profiles, Map<String, String> config) {}
