package io.languard.core.log;

import io.languard.core.server.ServerRegistry;
import io.languard.service.event.AddressMasker;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.ServerAuditEvent.LogsCleared;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import io.languard.service.log.ServerLogService;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.spi.log.LogStore;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the use cases of stored logs. */
@Component(service = ServerLogService.class)
public class ServerLogServiceImpl implements ServerLogService {

    /** What an actor sees who may not see addresses; a constant, as the store requires. */
    private static final UnaryOperator<String> WITHOUT_ADDRESSES = AddressMasker::mask;

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final LogStore store;
    private final EventService eventService;

    @Activate
    public ServerLogServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry serverRegistry,
            @Reference LogStore store,
            @Reference EventService eventService) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.store = store;
        this.eventService = eventService;
    }

    @Override
    public LogPage query(Actor actor, int serverId, LogQuery query) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        serverRegistry.require(serverId);
        return store.query(serverId, query, authorizer.maySeeAddresses(actor, serverId) ? null : WITHOUT_ADDRESSES);
    }

    @Override
    public void clear(Actor actor, int serverId) {
        authorizer.require(actor, Permission.SERVER_CONFIG, serverId);
        serverRegistry.require(serverId);
        store.clear(serverId);
        eventService.publish(PlatformEvent.Audited.now(serverId, actor, new LogsCleared()));
    }
}
