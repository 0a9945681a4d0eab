package io.languard.arma3.battleye;

import io.languard.api.log.LogItem;
import io.languard.api.player.Player;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Maps BattlEye messages to log items. */
public final class ServerMessageMapper {

    private ServerMessageMapper() {}

    /**
     * Returns the items of a message; an empty list if the message is only worth a line in the log.
     *
     * @param names the names of the connected players
     */
    public static List<LogItem> toLogItems(ServerMessage message, Collection<String> names) {
        if (message instanceof ServerMessage.Connected connected) {
            return List.of(new LogItem.PlayerJoined(new Player(
                    connected.slot(), connected.name(), null, null, connected.address(), Map.of("verified", false))));
        } else if (message instanceof ServerMessage.Disconnected disconnected) {
            return List.of(new LogItem.PlayerLeft(disconnected.slot()));
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
