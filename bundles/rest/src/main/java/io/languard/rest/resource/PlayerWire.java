package io.languard.rest.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.languard.api.player.Player;
import io.languard.ports.event.Addresses;
import io.languard.ports.player.OnlinePlayer;
import io.languard.ports.player.Visit;
import io.languard.ports.user.Role;
import io.languard.ports.user.Session;
import io.languard.rest.wire.Fields;
import io.languard.rest.wire.Json;
import io.languard.rest.wire.Times;
import java.time.Duration;
import java.util.Map;

/** Players as one caller may see them: network addresses are for admins only. */
final class PlayerWire {

    private final boolean admin;

    PlayerWire(Session session) {
        admin = session.role() == Role.ADMIN;
    }

    Map<String, Object> online(OnlinePlayer online) {
        Player player = online.player();
        Fields fields = Fields.of("slot_id", player.slotId())
                .with("name", player.name())
                .with("guid", player.guid())
                .with("ping", player.ping())
                .with("game_data", gameData(player.gameData(), player.address()))
                .with("joined_at", Times.seconds(online.joinedAt()));
        return withAddress(fields, player.address());
    }

    Map<String, Object> visit(Visit visit) {
        Long seconds = visit.leftAt() == null
                ? null
                : Math.max(0, Duration.between(visit.joinedAt(), visit.leftAt()).toSeconds());
        Fields fields = Fields.of("id", visit.id())
                .with("name", visit.name())
                .with("guid", visit.guid())
                .with("slot_id", visit.slotId())
                .with("joined_at", Times.seconds(visit.joinedAt()))
                .with("left_at", Times.seconds(visit.leftAt()))
                .with("session_seconds", seconds)
                .with("game_data", gameData(model(visit.gameData()), visit.address()));
        return withAddress(fields, visit.address());
    }

    private Map<String, Object> withAddress(Fields fields, String address) {
        return admin ? fields.with("address", address).map() : fields.map();
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
            return text == null ? Map.of() : Json.object(text);
        } catch (JsonProcessingException e) {
            // A row that somebody else wrote must not hide all the others.
            return Map.of();
        }
    }
}
