package io.languard.world;

import java.util.List;

/**
 * The result of a cleanup.
 *
 * @param removed the number of removed worlds
 * @param errors one message for each world that could not be removed
 */
public record CleanupResult(int removed, List<String> errors) {}
