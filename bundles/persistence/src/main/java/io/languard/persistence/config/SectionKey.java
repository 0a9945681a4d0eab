package io.languard.persistence.config;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The composite key of {@link SectionEntity}, in the form that JPA requires. */
class SectionKey implements Serializable {

    private static final long serialVersionUID = 1L;

    private int serverId;
    private @Nullable String section;

    @Override
    public boolean equals(Object other) {
        return other instanceof SectionKey key && key.serverId == serverId && Objects.equals(key.section, section);
    }

    @Override
    public int hashCode() {
        return Objects.hash(serverId, section);
    }
}
