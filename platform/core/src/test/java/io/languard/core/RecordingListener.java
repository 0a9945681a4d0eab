package io.languard.core;

import io.languard.api.player.Player;
import io.languard.core.log.PlayerListener;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the events that it receives. */
public final class RecordingListener implements PlatformEventListener, PlayerListener {

    private final List<PlatformEvent> events = new CopyOnWriteArrayList<>();

    /** {@code +slot name} for each player who joined, {@code -slot} for each who left. */
    public final List<String> players = new CopyOnWriteArrayList<>();

    @Override
    public void onEvent(PlatformEvent event) {
        events.add(event);
    }

    @Override
    public void playerJoined(int serverId, Player player) {
        players.add("+" + player.slotId() + " " + player.name());
    }

    @Override
    public void playerLeft(int serverId, String slotId) {
        players.add("-" + slotId);
    }

    /** Returns the recorded events of one type. */
    public <E extends PlatformEvent> List<E> eventsOf(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
