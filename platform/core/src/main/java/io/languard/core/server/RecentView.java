package io.languard.core.server;

import io.languard.core.process.ResourceUsage;
import io.languard.service.server.ServerFailure;
import io.languard.service.server.ServerView;
import io.languard.spi.server.ServerRecord;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The view of a server that was made last, and what it was made of. Clients poll lists in which hardly anything changes, and
 * to see that nothing has is cheaper than to make a view and to compare its fields.
 */
record RecentView(
        ServerRecord record,
        int playerCount,
        @Nullable Integer maxPlayers,
        @Nullable ResourceUsage usage,
        @Nullable ServerFailure failure,
        ServerView view) {

    /** Returns whether a view that is made of these now would be the same. Immutable objects are compared by identity. */
    boolean isCurrent(
            ServerRecord currentRecord,
            int currentPlayerCount,
            @Nullable Integer currentMaxPlayers,
            @Nullable ResourceUsage currentUsage,
            @Nullable ServerFailure currentFailure,
            Instant now) {
        return record == currentRecord
                && playerCount == currentPlayerCount
                && Objects.equals(maxPlayers, currentMaxPlayers)
                && usage == currentUsage
                && failure == currentFailure
                && Objects.equals(view.uptimeSeconds(), ServerView.uptimeSeconds(view.startedAt(), now));
    }
}
