package io.languard.rest.fake;

import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.event.StoredEvent;
import java.time.Instant;
import java.util.List;

/** One event for whatever is asked, and a record of what was asked. */
public final class FakeEvents implements Events {

    public String asked;
    public String detail = "{\"exit_code\":1}";

    @Override
    public void publish(PlatformEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredEvent> trail(Integer serverId, String type, int limit, int offset) {
        asked = serverId + " " + type + " " + limit + " " + offset;
        return List.of(new StoredEvent(
                9, serverId, "crashed", "supervisor", detail, Instant.parse("2026-04-16T10:00:00.120Z")));
    }
}
