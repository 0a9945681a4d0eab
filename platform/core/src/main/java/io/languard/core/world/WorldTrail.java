package io.languard.core.world;

import io.languard.api.world.World;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.user.Actor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts what was done to worlds into the audit trail. */
final class WorldTrail {

    private final Events events;

    WorldTrail(Events events) {
        this.events = events;
    }

    void add(Actor actor, String type, World world) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("player", world.player());
        detail.put("container", world.container());
        add(actor, type, detail);
    }

    void add(Actor actor, String type, Map<String, Object> detail) {
        events.publish(new PlatformEvent.Audited(null, type, actor.name(), detail, Instant.now()));
    }
}
