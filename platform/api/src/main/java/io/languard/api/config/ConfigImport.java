package io.languard.api.config;

import io.languard.api.mission.RotationEntry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file contains.
 *
 * @param values the values of fields; of two values of one field, the last is used
 * @param rotation the missions that the file lists, in the order of play; empty if it lists none, which leaves the
 *     rotation of the server unchanged
 * @param notTaken everything else that the file contains, with the reason
 */
public record ConfigImport(List<ImportedValue> values, List<ImportedMission> rotation, List<NotTaken> notTaken) {

    public ConfigImport {
        values = List.copyOf(values);
        rotation = List.copyOf(rotation);
        notTaken = List.copyOf(notTaken);
    }

    /**
     * A place in a file.
     *
     * @param line the number of the line, from 1; {@code null} for something that the file does not contain, or for the
     *     file as a whole
     * @param text the statement as it is spelled in the file, which may be shortened
     */
    public record Origin(@Nullable Integer line, String text) {

        public Origin {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A value for a field of a section.
     *
     * @param value a value of the JSON model (see {@link io.languard.api.ConfigSection})
     */
    public record ImportedValue(String section, String field, Object value, Origin origin) {

        public ImportedValue {
            Objects.requireNonNull(section, "section");
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(origin, "origin");
        }
    }

    /** An entry of the rotation. Its mission is used if the server has a mission of that name. */
    public record ImportedMission(RotationEntry entry, Origin origin) {

        public ImportedMission {
            Objects.requireNonNull(entry, "entry");
            Objects.requireNonNull(origin, "origin");
        }
    }

    /**
     * Something that was not taken.
     *
     * @param reason why, and what to do instead, for the admin
     */
    public record NotTaken(Origin origin, String reason) {

        public NotTaken {
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
