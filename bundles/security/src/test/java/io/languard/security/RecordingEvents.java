package io.languard.security;

import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.event.PlatformEvent.Audited;
import io.languard.ports.event.PlatformEvent.SessionEnded;
import io.languard.ports.event.StoredEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was published. */
public final class RecordingEvents implements Events {

    private final List<PlatformEvent> published = new CopyOnWriteArrayList<>();

    @Override
    public void publish(PlatformEvent event) {
        published.add(event);
    }

    @Override
    public List<StoredEvent> trail(Integer serverId, String type, int limit, int offset) {
        return List.of();
    }

    public List<Audited> audited(String type) {
        return published.stream()
                .filter(event ->
                        event instanceof Audited audited && audited.type().equals(type))
                .map(Audited.class::cast)
                .toList();
    }

    public List<String> endedTokens() {
        return published.stream()
                .filter(SessionEnded.class::isInstance)
                .map(event -> ((SessionEnded) event).tokenId())
                .toList();
    }

    public List<PlatformEvent> all() {
        return List.copyOf(published);
    }
}
