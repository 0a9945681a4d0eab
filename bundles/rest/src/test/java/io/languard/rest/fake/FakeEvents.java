package io.languard.rest.fake;

import io.languard.service.event.AuditRecord;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import java.time.Instant;
import java.util.List;

/** A fake that returns one event for every query and records the queries. */
public final class FakeEvents implements EventService {

    public String asked;
    public String detail = "{\"exit_code\":1}";

    @Override
    public void publish(PlatformEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AuditRecord> trail(Integer serverId, String type, int limit, int offset) {
        asked = serverId + " " + type + " " + limit + " " + offset;
        return List.of(new AuditRecord(
                9, serverId, "crashed", "supervisor", detail, Instant.parse("2026-04-16T10:00:00.120Z")));
    }
}
