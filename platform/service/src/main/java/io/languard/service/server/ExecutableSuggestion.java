package io.languard.service.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An executable that a new server may use.
 *
 * @param path its path on the machine
 * @param label what distinguishes it from others, such as its version; {@code null} if nothing is known
 * @param serverIds the servers that use it and that the actor may view, in ascending order
 */
public record ExecutableSuggestion(String path, @Nullable String label, List<Integer> serverIds) {}
