package io.languard.rest.fake;

import io.languard.service.event.AuditTrailService;
import io.languard.service.event.EventView;
import io.languard.service.page.Page;
import io.languard.service.user.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A fake that returns one event for every query and records the queries. */
public final class FakeEvents implements AuditTrailService {

    public String asked;

    @Override
    public Page<EventView> list(Actor actor, Integer serverId, String type, int limit, int offset) {
        asked = serverId + " " + type + " " + limit + " " + offset;
        return Page.of(
                List.of(new EventView(
                        9, "crashed", "supervisor", Map.of("exit_code", 1), Instant.parse("2026-04-16T10:00:00.120Z"))),
                1,
                0,
                () -> 321);
    }
}
