package io.languard.service.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Permissions that an actor has.
 *
 * @param serverId the server on which it has them; {@code null} for all servers and the platform, which a request must say
 *     by {@code null}, since a misspelt name would grant too much
 * @param permissions in the order of {@link Permission}
 */
public record Grant(
        @JsonProperty(required = true) @Min(1) @Nullable Integer serverId,
        @NotNull @Size(max = 100) Set<Permission> permissions) {

    public Grant {
        Set<Permission> sorted = EnumSet.noneOf(Permission.class);
        sorted.addAll(permissions);
        permissions = Collections.unmodifiableSet(sorted);
    }

    /** Returns a grant for all servers and the platform. */
    public static Grant everywhere(Set<Permission> permissions) {
        return new Grant(null, permissions);
    }

    /**
     * Returns equal grants of which no two are for the same server and none is empty: first the one for all servers, then
     * the others by server.
     */
    public static List<Grant> merge(Collection<Grant> grants) {
        Set<Permission> everywhere = EnumSet.noneOf(Permission.class);
        Map<Integer, Set<Permission>> byServer = new TreeMap<>();
        for (Grant grant : grants) {
            (grant.serverId == null
                            ? everywhere
                            : byServer.computeIfAbsent(grant.serverId, id -> EnumSet.noneOf(Permission.class)))
                    .addAll(grant.permissions);
        }
        return Stream.concat(
                        Stream.of(everywhere(everywhere)),
                        byServer.entrySet().stream().map(entry -> new Grant(entry.getKey(), entry.getValue())))
                .filter(grant -> !grant.permissions.isEmpty())
                .toList();
    }
}
