package io.languard.lxc.engine;

import java.util.List;
import java.util.Map;

/**
 * What an instance is to be made from.
 *
 * @param name its name
 * @param base an instance to copy, or an image's alias
 * @param copy whether {@code base} is an instance
 * @param architecture of which machines a copy is; empty for an image, which knows
 * @param profiles the profiles to build on; the engine's default for an image where there are none
 * @param config its configuration besides what it is made from
 */
public record Blueprint(
        String name,
        String base,
        boolean copy,
        String architecture,
        List<String> profiles,
        Map<String, String> config) {}
