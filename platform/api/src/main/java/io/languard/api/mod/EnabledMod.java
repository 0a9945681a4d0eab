package io.languard.api.mod;

import java.nio.file.Path;

/**
 * A mod that is enabled on a server.
 *
 * @param name the name under which the game loads the mod
 * @param folder the directory that contains the mod
 * @param workshopId the id in the game's workshop, or {@code null} if unknown
 * @param serverOnly whether the mod is loaded by the server only, so clients do not need it
 */
public record EnabledMod(String name, Path folder, String workshopId, boolean serverOnly) {}
