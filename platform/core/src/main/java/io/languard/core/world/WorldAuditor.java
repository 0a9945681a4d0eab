package io.languard.core.world;

import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
import io.languard.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Publishes audit events for operations on worlds. */
final class WorldAuditor {

    private final EventService eventService;

    WorldAuditor(EventService eventService) {
        this.eventService = eventService;
    }

    void audit(Actor actor, String type, World world) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("player", world.player());
        detail.put("container", world.container());
        audit(actor, type, detail);
    }

    void audit(Actor actor, String type, Map<String, Object> detail) {
        eventService.publish(new PlatformEvent.Audited(null, type, actor.name(), detail, Instant.now()));
    }
}
