package io.languard.service.event;

import io.languard.service.page.Page;
import io.languard.service.user.Actor;
import org.jspecify.annotations.Nullable;

/** Use cases of the audit trail. Thread-safe. */
public interface AuditTrailService {

    /**
     * Returns the audit trail, newest first, including everything published before this call. Network addresses are
     * left out for an actor that may not see them.
     *
     * @param serverId the server, or {@code null} for events that belong to no single server
     * @param type only events of this type, or {@code null} for all
     * @throws io.languard.api.error.LanguardException {@code FORBIDDEN}; {@code NOT_FOUND} for a server that the actor may not view
     */
    Page<EventView> list(Actor actor, @Nullable Integer serverId, @Nullable String type, int limit, int offset);
}
