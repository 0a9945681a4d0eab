package io.languard.service.game;

import com.fasterxml.jackson.annotation.JsonValue;
import io.languard.api.CapabilityType;
import java.util.Comparator;
import java.util.Optional;

/**
 * A capability of games, as its interface declares it (see {@link CapabilityType}). The natural order is
 * the one in which clients see capabilities.
 *
 * @param wireName the name in the HTTP API, where it stands for the capability
 * @param title the subject of messages such as {@code Missions not supported for game type 'rust'}
 * @param order the position in lists
 * @param type the qualified name of the interface
 * @param partOf the {@code wireName} of the capability that this one is an optional part of; empty if it stands alone
 */
public record Capability(@JsonValue String wireName, String title, int order, String type, String partOf)
        implements Comparable<Capability> {

    private static final Comparator<Capability> LISTED = Comparator.comparingInt(Capability::order)
            .thenComparing(Capability::wireName)
            .thenComparing(Capability::type);

    /** Returns the capability that an interface declares; empty if it is not annotated as one. */
    public static Optional<Capability> of(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(CapabilityType.class))
                .map(declared -> new Capability(
                        declared.name(), declared.title(), declared.order(), type.getName(), declared.partOf()));
    }

    /** Returns whether this is an optional part of another capability. */
    public boolean isPart() {
        return !partOf.isEmpty();
    }

    @Override
    public int compareTo(Capability other) {
        return LISTED.compare(this, other);
    }
}
