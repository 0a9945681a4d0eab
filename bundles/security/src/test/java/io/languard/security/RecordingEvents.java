package io.languard.security;

import io.languard.service.event.AuditRecord;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEvent.Audited;
import io.languard.service.event.PlatformEvent.SessionEnded;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records published events. */
public final class RecordingEvents implements EventService {

    private final List<PlatformEvent> published = new CopyOnWriteArrayList<>();

    @Override
    public void publish(PlatformEvent event) {
        published.add(event);
    }

    @Override
    public List<AuditRecord> trail(Integer serverId, String type, int limit, int offset) {
        return List.of();
    }

    public List<Audited> audited(String type) {
        return published.stream()
                .filter(event -> event instanceof Audited audited
                        && audited.event().type().equals(type))
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
