package io.languard.core.backup;

import io.languard.core.JsonCodec;
import io.languard.core.config.GameSchema;
import io.languard.core.config.SectionSchema;
import io.languard.spi.backup.StoredContent;
import java.util.ArrayList;
import java.util.List;

/**
 * What a restore could not bring back.
 *
 * @param missingMods the names of mods that are not registered any more
 * @param unknownSettings the settings that the game does not have any more, such as {@code server.motd}
 */
record RestoreResult(List<String> missingMods, List<String> unknownSettings) {

    /** Returns the settings of a backup that a game does not have: it was made with an older version of the adapter. */
    static List<String> unknownSettings(StoredContent content, GameSchema schema) {
        List<String> unknown = new ArrayList<>();
        content.sections().forEach(section -> {
            SectionSchema present = schema.sections().get(section.section());
            JsonCodec.parseObject(section.values()).keySet().stream()
                    .filter(field -> present == null || !present.has(field))
                    .map(field -> section.section() + "." + field)
                    .forEach(unknown::add);
        });
        return unknown;
    }
}
