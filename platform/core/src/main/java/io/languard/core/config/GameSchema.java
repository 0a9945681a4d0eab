package io.languard.core.config;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.Map;

/** The config sections of one game, in order. */
public record GameSchema(String version, Map<String, SectionSchema> sections) {

    /** The section of this name; {@code NOT_FOUND} if the game has none. */
    public SectionSchema section(String name) {
        SectionSchema sectionSchema = sections.get(name);
        if (sectionSchema == null) {
            throw new LanguardException(
                    ErrorCode.NOT_FOUND,
                    "No config section '" + name + "'; available: " + String.join(", ", sections.keySet()));
        }
        return sectionSchema;
    }
}
