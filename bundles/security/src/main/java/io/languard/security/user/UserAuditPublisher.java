package io.languard.security.user;

import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
import io.languard.spi.user.UserRecord;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what happens to users into the audit trail; never a password. */
final class UserAuditPublisher {

    private final EventService eventService;
    private final Clock clock;

    UserAuditPublisher(EventService eventService, Clock clock) {
        this.eventService = eventService;
        this.clock = clock;
    }

    /** Something that a user did at an address. */
    void publishWithAddress(String type, String actor, String address) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("address", address);
        publish(type, actor, detail);
    }

    /** Somebody who is not who he says he is, perhaps nobody at all: the name is what he typed, not who did it. */
    void publishFailedLogin(String username, String address) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("username", username);
        detail.put("address", address);
        publish("login_failed", Actor.ANONYMOUS, detail);
    }

    /** Something done to a user. */
    void publishForUser(String type, String actor, UserRecord user) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("user_id", user.id());
        detail.put("username", user.username());
        detail.put("role", user.role().wireName());
        publish(type, actor, detail);
    }

    void publish(String type, String actor, Map<String, Object> detail) {
        eventService.publish(new PlatformEvent.Audited(null, type, actor, detail, clock.instant()));
    }
}
