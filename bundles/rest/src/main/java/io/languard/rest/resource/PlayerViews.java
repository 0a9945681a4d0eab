package io.languard.rest.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.languard.api.player.Player;
import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.io.JsonObjectBuilder;
import io.languard.rest.io.TimestampCodec;
import io.languard.service.event.AddressRedactor;
import io.languard.service.player.OnlinePlayer;
import io.languard.service.player.PlayerSessionRecord;
import io.languard.service.user.Role;
import io.languard.service.user.UserSession;
import java.time.Duration;
import java.util.Map;

/** Players as one caller may see them: network addresses are for admins only. */
final class PlayerViews {

    private final boolean admin;

    PlayerViews(UserSession userSession) {
        admin = userSession.role() == Role.ADMIN;
    }

    Map<String, Object> online(OnlinePlayer online) {
        Player player = online.player();
        JsonObjectBuilder jsonObjectBuilder = JsonObjectBuilder.of("slot_id", player.slotId())
                .with("name", player.name())
                .with("guid", player.identity())
                .with("ping", player.ping())
                .with("game_data", gameData(player.gameData(), player.address()))
                .with("joined_at", TimestampCodec.seconds(online.joinedAt()));
        return withAddress(jsonObjectBuilder, player.address());
    }

    Map<String, Object> session(PlayerSessionRecord playerSessionRecord) {
        Long seconds = playerSessionRecord.leftAt() == null
                ? null
                : Math.max(
                        0,
                        Duration.between(playerSessionRecord.joinedAt(), playerSessionRecord.leftAt())
                                .toSeconds());
        JsonObjectBuilder jsonObjectBuilder = JsonObjectBuilder.of("id", playerSessionRecord.id())
                .with("name", playerSessionRecord.name())
                .with("guid", playerSessionRecord.identity())
                .with("slot_id", playerSessionRecord.slotId())
                .with("joined_at", TimestampCodec.seconds(playerSessionRecord.joinedAt()))
                .with("left_at", TimestampCodec.seconds(playerSessionRecord.leftAt()))
                .with("session_seconds", seconds)
                .with("game_data", gameData(model(playerSessionRecord.gameData()), playerSessionRecord.address()));
        return withAddress(jsonObjectBuilder, playerSessionRecord.address());
    }

    private Map<String, Object> withAddress(JsonObjectBuilder jsonObjectBuilder, String address) {
        return admin ? jsonObjectBuilder.with("address", address).toMap() : jsonObjectBuilder.toMap();
    }

    private Map<String, Object> gameData(Map<String, Object> data, String address) {
        if (data == null) {
            return Map.of();
        }
        if (admin) {
            return data;
        }
        Map<String, Object> shown = AddressRedactor.redact(data);
        shown.values().removeIf(value -> address != null && value instanceof String text && text.contains(address));
        return shown;
    }

    private static Map<String, Object> model(String text) {
        try {
            return text == null ? Map.of() : ApiJsonCodec.parseObject(text);
        } catch (JsonProcessingException e) {
            // A row that somebody else wrote must not hide all the others.
            return Map.of();
        }
    }
}
