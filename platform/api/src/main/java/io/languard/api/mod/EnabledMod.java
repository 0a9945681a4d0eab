package io.languard.api.mod;

import java.nio.file.Path;

/**
 * A mod that is enabled on a server.
 *
 * @param name the name by which the game loads it
 * @param folder where it lies
 * @param workshopId the id in the game's workshop, or {@code null}
 * @param serverOnly true if clients need not have it
 */
public record EnabledMod(String name, Path folder, String workshopId, boolean serverOnly) {}
