package io.languard.webhooks;

import io.languard.service.event.AuditEvent;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records published events. */
public final class RecordingEvents implements EventService {

    public final List<PlatformEvent.Audited> published = new CopyOnWriteArrayList<>();

    @Override
    public void publish(PlatformEvent event) {
        published.add((PlatformEvent.Audited) event);
    }

    /** Returns what the published events report. */
    public List<AuditEvent> reports() {
        return published.stream().map(PlatformEvent.Audited::event).toList();
    }
}
