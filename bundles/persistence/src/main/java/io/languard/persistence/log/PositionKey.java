package io.languard.persistence.log;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A source of a server, in the form that JPA requires of an id class. */
class PositionKey implements Serializable {

    private static final long serialVersionUID = 1L;

    private int serverId;
    private @Nullable String source;

    @Override
    public boolean equals(Object other) {
        return other instanceof PositionKey key && key.serverId == serverId && Objects.equals(key.source, source);
    }

    @Override
    public int hashCode() {
        return Objects.hash(serverId, source);
    }
}
