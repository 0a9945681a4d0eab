package io.languard.core.log;

import io.languard.api.log.LogItem;
import io.languard.core.player.PlayerNews;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what a server's log said beside being a log. At most {@value #PER_SECOND} events a second. Not for many threads. */
final class LogNews {

    static final int PER_SECOND = 50;

    /** The actor of what a game did by itself. */
    static final String GAME = "game";

    private static final Logger LOG = LoggerFactory.getLogger(LogNews.class);

    private final int serverId;
    private final Events events;
    private final Supplier<PlayerNews> players;
    private final LogCounts.Of counts;
    private final Allowance allowance = new Allowance(PER_SECOND);

    LogNews(int serverId, Events events, Supplier<PlayerNews> players, LogCounts.Of counts) {
        this.serverId = serverId;
        this.events = events;
        this.players = players;
        this.counts = counts;
    }

    void pass(List<LogItem> items) {
        for (LogItem item : items) {
            try {
                pass(item);
            } catch (RuntimeException e) {
                LOG.error("What the log of server {} said could not be passed on", serverId, e);
            }
        }
    }

    private void pass(LogItem item) {
        PlayerNews listener = players.get();
        if (item instanceof LogItem.Notice notice) {
            audit(notice);
        } else if (item instanceof LogItem.Joined joined && listener != null) {
            listener.joined(serverId, joined.player());
        } else if (item instanceof LogItem.Left left && listener != null) {
            listener.left(serverId, left.slotId());
        }
    }

    private void audit(LogItem.Notice notice) {
        if (allowance.take()) {
            events.publish(new PlatformEvent.Audited(serverId, notice.type(), GAME, notice.detail(), Instant.now()));
        } else {
            counts.notices.incrementAndGet();
        }
    }
}
