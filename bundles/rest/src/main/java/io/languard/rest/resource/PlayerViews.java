package io.languard.rest.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.languard.api.player.Player;
import io.languard.ports.event.Addresses;
import io.languard.ports.player.OnlinePlayer;
import io.languard.ports.player.Visit;
import io.languard.ports.user.Role;
import io.languard.ports.user.Session;
import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.io.JsonObjectBuilder;
import io.languard.rest.io.TimestampCodec;
import java.time.Duration;
import java.util.Map;

/** Players as one caller may see them: network addresses are for admins only. */
final class PlayerViews {

    private final boolean admin;

    PlayerViews(Session session) {
        admin = session.role() == Role.ADMIN;
    }

    Map<String, Object> online(OnlinePlayer online) {
        Player player = online.player();
        JsonObjectBuilder jsonObjectBuilder = JsonObjectBuilder.of("slot_id", player.slotId())
                .with("name", player.name())
                .with("guid", player.guid())
                .with("ping", player.ping())
                .with("game_data", gameData(player.gameData(), player.address()))
                .with("joined_at", TimestampCodec.seconds(online.joinedAt()));
        return withAddress(jsonObjectBuilder, player.address());
    }

    Map<String, Object> session(Visit visit) {
        Long seconds = visit.leftAt() == null
                ? null
                : Math.max(0, Duration.between(visit.joinedAt(), visit.leftAt()).toSeconds());
        JsonObjectBuilder jsonObjectBuilder = JsonObjectBuilder.of("id", visit.id())
                .with("name", visit.name())
                .with("guid", visit.guid())
                .with("slot_id", visit.slotId())
                .with("joined_at", TimestampCodec.seconds(visit.joinedAt()))
                .with("left_at", TimestampCodec.seconds(visit.leftAt()))
                .with("session_seconds", seconds)
                .with("game_data", gameData(model(visit.gameData()), visit.address()));
        return withAddress(jsonObjectBuilder, visit.address());
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
        Map<String, Object> shown = Addresses.without(data);
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
