package io.languard.persistence.mod;

import java.io.Serializable;
import java.util.Objects;

/** The composite key of {@link EnabledModEntity}, in the form that JPA requires. */
class EnabledModKey implements Serializable {

    private static final long serialVersionUID = 1L;

    private int serverId;
    private int modId;

    @Override
    public boolean equals(Object other) {
        return other instanceof EnabledModKey key && key.serverId == serverId && key.modId == modId;
    }

    @Override
    public int hashCode() {
        return Objects.hash(serverId, modId);
    }
}
