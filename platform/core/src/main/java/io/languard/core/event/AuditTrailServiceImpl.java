package io.languard.core.event;

import io.languard.core.JsonCodec;
import io.languard.service.event.AddressRedactor;
import io.languard.service.event.AuditRecord;
import io.languard.service.event.AuditTrailService;
import io.languard.service.event.EventView;
import io.languard.service.page.Page;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the use cases of the audit trail. */
@Component
public final class AuditTrailServiceImpl implements AuditTrailService {

    private final Authorizer authorizer;
    private final EventBus events;

    @Activate
    public AuditTrailServiceImpl(@Reference Authorizer authorizer, @Reference EventBus events) {
        this.authorizer = authorizer;
        this.events = events;
    }

    @Override
    public Page<EventView> list(Actor actor, @Nullable Integer serverId, @Nullable String type, int limit, int offset) {
        authorizer.require(actor, serverId == null ? Permission.SYSTEM_MANAGE : Permission.SERVER_VIEW, serverId);
        boolean addresses = authorizer.maySeeAddresses(actor, serverId);
        return Page.of(events.trail(serverId, type, limit, offset), limit, offset, () -> events.count(serverId, type))
                .map(row -> view(row, addresses));
    }

    private static EventView view(AuditRecord row, boolean addresses) {
        Map<String, Object> detail = JsonCodec.parseStoredObject(row.detail());
        return EventView.of(row, addresses ? detail : AddressRedactor.redactAndMask(detail));
    }
}
