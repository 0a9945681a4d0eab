package io.languard.security.user;

import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
import io.languard.spi.user.UserRecord;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Publishes audit events about users. Never contains a password. */
final class UserAuditPublisher {

    private final EventService eventService;
    private final Clock clock;

    UserAuditPublisher(EventService eventService, Clock clock) {
        this.eventService = eventService;
        this.clock = clock;
    }

    /** Publishes an action of a user at a client address. */
    void publishWithAddress(String type, String actor, String address) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("address", address);
        publish(type, actor, detail);
    }

    /** Publishes a failed login. The user name is unverified, so it goes into the detail and the actor is anonymous. */
    void publishFailedLogin(String username, String address) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("username", username);
        detail.put("address", address);
        publish("login_failed", Actor.ANONYMOUS, detail);
    }

    /** Publishes a change of the given user's account. */
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
