package io.languard.core.config;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.Map;

/** The sections of one game, in order. */
record GameSchema(String version, Map<String, Section> sections) {

    Section section(String name) {
        Section section = sections.get(name);
        if (section == null) {
            throw new LanguardException(
                    ErrorCode.NOT_FOUND, "No config section '" + name + "'; there are " + sections.keySet());
        }
        return section;
    }
}
