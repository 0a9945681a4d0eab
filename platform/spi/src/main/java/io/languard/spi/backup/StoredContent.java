package io.languard.spi.backup;

import io.languard.spi.config.ConfigSectionRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds of a server and a restore replaces.
 *
 * @param sections the configuration, with secrets encrypted
 * @param rotation in order
 * @param mods in order
 */
public record StoredContent(List<ConfigSectionRecord> sections, List<RotationItem> rotation, List<ModItem> mods) {

    public StoredContent {
        sections = List.copyOf(sections);
        rotation = List.copyOf(rotation);
        mods = List.copyOf(mods);
    }

    /**
     * An entry of the rotation, which refers to its mission by the name of the file.
     *
     * @param difficulty {@code null} for the server's default
     * @param params a JSON object as text
     */
    public record RotationItem(
            String fileName,
            String missionName,
            @Nullable String terrain,
            @Nullable String difficulty,
            String params) {}

    /** An enabled mod, which refers to the registered mod of the server's game by its name. */
    public record ModItem(String name, boolean serverOnly, int sortOrder) {}
}
