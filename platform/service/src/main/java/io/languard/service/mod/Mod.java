package io.languard.service.mod;

/**
 * A registered mod folder.
 *
 * @param id 0 before it is stored
 * @param workshopId Steam Workshop id, or {@code null}
 * @param description may be empty
 */
public record Mod(int id, String gameType, String name, String folderPath, String workshopId, String description) {}
