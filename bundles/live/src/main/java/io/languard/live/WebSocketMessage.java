package io.languard.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.languard.api.player.Player;
import io.languard.service.event.AddressMasker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message about a server or, without one, about the platform. Names and order of the components are part of the API.
 *
 * @param type what the message is about; determines the type of the data
 * @param data one of the records below, or a record of the HTTP API
 */
record WebSocketMessage(String type, @Nullable Integer serverId, @Nullable Object data) {

    /** A change of a server's status. */
    record StatusData(String status, @Nullable Long pid, @Nullable String startedAt) {}

    /** A record of a server's log; with the id that it is stored with for clients that follow the log of one server. */
    record Log(
            String timestamp,
            String level,
            String message,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long id) {}

    /** The players who are on a server. */
    record Players(List<PlayerEntry> players, int count) {}

    /** A player; {@code ping} is {@code null} if it is unknown. */
    record PlayerEntry(String slotId, String name, @Nullable Integer ping) {

        static PlayerEntry of(Player player, boolean addresses) {
            String slot = addresses || player.slotId() == null ? player.slotId() : AddressMasker.mask(player.slotId());
            return new PlayerEntry(slot, player.name(), player.ping());
        }
    }

    /** A measurement; a value that could not be measured is {@code null}. */
    record Metrics(@Nullable Double cpuPercent, @Nullable Double ramMb, int playerCount, String timestamp) {}

    /** A game that has no adapter any more. */
    record RemovedGame(String gameType, boolean removed) {}

    /** The number of messages that were dropped because the client was too slow. */
    record Dropped(String channel, long count) {}
}
