package io.languard.arma3.log;

import io.languard.api.GameServer;
import io.languard.api.log.LogItem;
import io.languard.api.player.Player;
import io.languard.arma3.battleye.BattlEyeGuid;
import io.languard.arma3.battleye.ServerMessage;
import io.languard.arma3.battleye.ServerMessageMapper;
import io.languard.arma3.remote.RconSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tracks players by console lines. The engine prints the Steam id but no slot, BattlEye the slot but no Steam id: the
 * two are joined by name. Without BattlEye there are no slots, and the name serves as the slot.
 */
final class ConsolePlayerTracker {

    /** A name can contain anything, this suffix included, so the last occurrence counts. */
    private static final Pattern CONNECTED = Pattern.compile("Player (.*) connected \\(id=(\\w+)\\)\\.");

    private static final Pattern DISCONNECTED = Pattern.compile("Player (.*) disconnected\\.");
    private static final Pattern STEAM_ID = Pattern.compile("\\d{17}");

    /** Names are untrusted input; the limit bounds the memory they use. */
    private static final int MAX_ENTRIES = 1_000;

    private final boolean battlEye;
    private final boolean rcon;
    private final Map<String, ServerMessage.Connected> slots = boundedMap();
    private final Map<String, String> steamIds = boundedMap();

    ConsolePlayerTracker(GameServer server) {
        battlEye = server.config().section("server").isEnabled("battleye");
        rcon = RconSettings.of(server).isPresent();
    }

    List<LogItem> onConsoleLine(String text) {
        Matcher connected = CONNECTED.matcher(text);
        if (connected.matches()) {
            return connected(connected.group(1), connected.group(2));
        }
        Matcher disconnected = DISCONNECTED.matcher(text);
        if (disconnected.matches()) {
            steamIds.remove(disconnected.group(1));
            return battlEye ? List.of() : List.of(new LogItem.PlayerLeft(disconnected.group(1)));
        }
        return List.of();
    }

    List<LogItem> onBattlEyeMessage(ServerMessage message) {
        if (message instanceof ServerMessage.Connected connected) {
            slots.put(connected.name(), connected);
            String steamId = steamIds.get(connected.name());
            if (steamId != null) {
                return List.of(joined(connected, steamId));
            }
        } else if (message instanceof ServerMessage.Disconnected disconnected) {
            slots.remove(disconnected.name());
        }
        // If RCon is enabled, the same message also arrives there, and sooner.
        return rcon ? List.of() : ServerMessageMapper.toLogItems(message, slots.keySet());
    }

    private List<LogItem> connected(String name, String id) {
        if (!battlEye) {
            return List.of(new LogItem.PlayerJoined(player(name, name, id, null)));
        }
        steamIds.put(name, id);
        ServerMessage.Connected slot = slots.get(name);
        return slot == null ? List.of() : List.of(joined(slot, id));
    }

    private static LogItem joined(ServerMessage.Connected slot, String id) {
        return new LogItem.PlayerJoined(player(slot.slot(), slot.name(), id, slot.address()));
    }

    private static Player player(String slot, String name, String id, @Nullable String address) {
        Map<String, Object> data = new HashMap<>();
        data.put("verified", false);
        if (!STEAM_ID.matcher(id).matches()) {
            // A headless client has an id of another form.
            data.put("headless", true);
            return new Player(slot, name, null, null, address, data);
        }
        data.put("steam_uid", id);
        return new Player(slot, name, BattlEyeGuid.ofSteamId(Long.parseLong(id)), null, address, data);
    }

    private static <V> Map<String, V> boundedMap() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MAX_ENTRIES;
            }
        };
    }
}
