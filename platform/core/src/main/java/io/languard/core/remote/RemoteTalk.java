package io.languard.core.remote;

import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.core.CoreThreads;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.log.LogLine;
import io.languard.ports.log.LogStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a game says by itself over its remote admin, players aside: events and lines for the log. */
@Component(service = RemoteTalk.class)
public class RemoteTalk {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteTalk.class);
    private static final String GAME = "game";

    private final LogStore store;
    private final Events events;
    private final CoreThreads threads;

    @Activate
    public RemoteTalk(@Reference LogStore store, @Reference Events events, @Reference CoreThreads threads) {
        this.store = store;
        this.events = events;
        this.threads = threads;
    }

    /** The game of this server has said something. Returns at once. */
    public void said(int serverId, LogItem item) {
        if (item instanceof LogItem.Notice notice) {
            events.publish(new PlatformEvent.Audited(serverId, notice.type(), GAME, notice.detail(), Instant.now()));
        } else if (item instanceof LogItem.Entry entry) {
            threads.run(() -> write(serverId, entry));
        }
    }

    private void write(int serverId, LogItem.Entry entry) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        LogLine line = new LogLine(0, entry.time() == null ? now : entry.time(), entry.level(), entry.message());
        try {
            store.append(serverId, List.of(line), List.of());
            events.publish(new PlatformEvent.LogWritten(serverId, List.of(line), now));
        } catch (LanguardException e) {
            LOG.warn("What the game of server {} said could not be stored: {}", serverId, e.getMessage());
        }
    }
}
