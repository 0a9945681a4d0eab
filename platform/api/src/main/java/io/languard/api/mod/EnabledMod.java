package io.languard.api.mod;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A mod that is enabled on a server.
 *
 * @param name the name under which the game loads the mod
 * @param folder the directory that contains the mod
 * @param workshopId the id in the game's workshop, or {@code null} if unknown
 * @param serverOnly whether the mod is loaded by the server only, so clients do not need it
 */
public record EnabledMod(String name, Path folder, @Nullable String workshopId, boolean serverOnly) {}
