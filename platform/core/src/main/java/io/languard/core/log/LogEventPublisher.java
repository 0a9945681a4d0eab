package io.languard.core.log;

import io.languard.api.log.LogItem;
import io.languard.core.event.AdapterEvents;
import io.languard.service.event.AdapterEvent;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the events that a server's log reports, such as joining players; at most {@value #MAX_EVENTS_PER_SECOND}
 * per second. Not thread-safe.
 */
final class LogEventPublisher {

    static final int MAX_EVENTS_PER_SECOND = 50;

    private static final Logger LOG = LoggerFactory.getLogger(LogEventPublisher.class);

    private final int serverId;
    private final EventService eventService;
    private final Supplier<@Nullable PlayerListener> players;
    private final LogCounters.ServerCounters counts;
    private final PerSecondLimiter perSecondLimiter = new PerSecondLimiter(MAX_EVENTS_PER_SECOND);

    LogEventPublisher(
            int serverId,
            EventService eventService,
            Supplier<@Nullable PlayerListener> players,
            LogCounters.ServerCounters counts) {
        this.serverId = serverId;
        this.eventService = eventService;
        this.players = players;
        this.counts = counts;
    }

    void publish(List<LogItem> items) {
        for (LogItem item : items) {
            try {
                publish(item);
            } catch (RuntimeException e) {
                LOG.error("Could not publish an event from the log of server {}", serverId, e);
            }
        }
    }

    private void publish(LogItem item) {
        PlayerListener listener = players.get();
        if (item instanceof LogItem.GameEvent gameEvent) {
            audit(gameEvent);
        } else if (item instanceof LogItem.PlayerJoined playerJoined && listener != null) {
            listener.playerJoined(serverId, playerJoined.player());
        } else if (item instanceof LogItem.PlayerLeft playerLeft && listener != null) {
            listener.playerLeft(serverId, playerLeft.slotId());
        }
    }

    private void audit(LogItem.GameEvent gameEvent) {
        if (!perSecondLimiter.tryAcquire()) {
            counts.droppedEvents.incrementAndGet();
            return;
        }
        AdapterEvent event;
        try {
            event = AdapterEvents.create(gameEvent.type(), gameEvent.detail());
        } catch (IllegalArgumentException e) {
            LOG.debug("An event in the log of server {} is ignored: {}", serverId, e.getMessage());
            return;
        }
        eventService.publish(new PlatformEvent.Audited(serverId, Actor.GAME, event, Instant.now()));
    }
}
