package io.languard.arma3.battleye;

import io.languard.api.log.LogItem;
import io.languard.api.player.Player;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a message means to the platform. */
public final class ServerMessageMapper {

    private ServerMessageMapper() {}

    /**
     * The items of a message, none for one that only deserves a line in the log.
     *
     * @param names the names of the players who are there
     */
    public static List<LogItem> toLogItems(ServerMessage message, Collection<String> names) {
        if (message instanceof ServerMessage.Connected connected) {
            return List.of(new LogItem.PlayerJoined(new Player(
                    connected.slot(), connected.name(), null, null, connected.address(), Map.of("verified", false))));
        } else if (message instanceof ServerMessage.Disconnected gone) {
            return List.of(new LogItem.PlayerLeft(gone.slot()));
        } else if (message instanceof ServerMessage.Kicked kicked) {
            Map<String, Object> detail = new HashMap<>();
            detail.put("slot_id", kicked.slot());
            detail.put("name", kicked.name());
            detail.put("guid", kicked.guid());
            detail.put("reason", kicked.reason());
            return List.of(new LogItem.GameEvent("battleye_kick", detail));
        } else if (message instanceof ServerMessage.AdminLoggedIn login) {
            return List.of(new LogItem.GameEvent(
                    "rcon_login", Map.of("number", login.number(), "address", login.address() + ":" + login.port())));
        } else if (message instanceof ServerMessage.Chat chat) {
            return List.of(ChatParser.parse(chat, names));
        } else if (message instanceof ServerMessage.FilterHit hit) {
            return List.of(
                    new LogItem.GameEvent("battleye_filter", Map.of("filter", hit.filter(), "message", hit.text())));
        }
        return List.of();
    }
}
