package io.languard.api.world;

import java.util.List;

/**
 * What a cleanup did.
 *
 * @param removed how many worlds are gone
 * @param errors one text per world that could not be removed
 */
public record CleanupResult(int removed, List<String> errors) {}
