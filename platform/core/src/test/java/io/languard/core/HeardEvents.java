package io.languard.core;

import io.languard.api.player.Player;
import io.languard.core.player.PlayerNews;
import io.languard.ports.event.EventListener;
import io.languard.ports.event.PlatformEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was told. */
public final class HeardEvents implements EventListener, PlayerNews {

    private final List<PlatformEvent> events = new CopyOnWriteArrayList<>();

    /** {@code +slot name} for who came, {@code -slot} for who left. */
    public final List<String> players = new CopyOnWriteArrayList<>();

    @Override
    public void on(PlatformEvent event) {
        events.add(event);
    }

    @Override
    public void joined(int serverId, Player player) {
        players.add("+" + player.slotId() + " " + player.name());
    }

    @Override
    public void left(int serverId, String slotId) {
        players.add("-" + slotId);
    }

    /** What was heard of one kind. */
    public <E extends PlatformEvent> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
