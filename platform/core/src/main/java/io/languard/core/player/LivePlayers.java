package io.languard.core.player;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.core.CoreThreads;
import io.languard.core.server.ManagedServer;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.player.OnlinePlayer;
import io.languard.ports.player.Visit;
import io.languard.ports.player.VisitStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is on which server now. Answers from memory; tells and stores what changes, the latter behind the caller's back, so that
 * a database that is away holds up nothing.
 */
@Component(service = LivePlayers.class)
public class LivePlayers {

    /** As actor in the audit trail: what players do by themselves. */
    public static final String GAME = "game";

    private static final Logger LOG = LoggerFactory.getLogger(LivePlayers.class);
    private static final Duration BETWEEN_PINGS = Duration.ofMillis(9_500);
    private static final int RETRY_SECONDS = 2;

    private final VisitStore store;
    private final Events events;
    private final CoreThreads threads;

    @Activate
    public LivePlayers(@Reference VisitStore store, @Reference Events events, @Reference CoreThreads threads) {
        this.store = store;
        this.events = events;
        this.threads = threads;
    }

    /** Who is there now. */
    List<OnlinePlayer> online(ManagedServer server) {
        Desk desk = desk(server);
        synchronized (desk.roster) {
            return desk.roster.online();
        }
    }

    /** The game's own list of who is there. */
    public void listed(ManagedServer server, List<Player> players) {
        change(server, (roster, now) -> roster.listed(players, now));
    }

    /** Something is known of a player, while the game's own list says who is there. */
    public void heard(ManagedServer server, Player player) {
        change(server, (roster, now) -> roster.heard(player));
    }

    /** A player has joined, by what a log says. */
    void joined(ManagedServer server, Player player) {
        change(server, (roster, now) -> roster.joined(player, now));
    }

    /** A player has left, by what a log says. */
    void left(ManagedServer server, String slotId) {
        change(server, (roster, now) -> roster.left(slotId, now));
    }

    /** The server's process has ended, or was found ended. */
    public void ended(ManagedServer server) {
        Desk desk = desk(server);
        synchronized (desk.roster) {
            tell(server, desk, desk.roster.ended(now()));
            planWriting(server, desk);
        }
    }

    /** The server's process was found alive: those who were there may still be there. */
    public void resume(ManagedServer server) {
        Desk desk = desk(server);
        synchronized (desk.roster) {
            planWriting(server, desk);
        }
    }

    /** Writes at once what waits to be written, so that the history is complete. */
    void flush(ManagedServer server) {
        write(server, desk(server));
    }

    private void change(ManagedServer server, BiFunction<Roster, Instant, Roster.Change> work) {
        Desk desk = desk(server);
        synchronized (desk.roster) {
            if (!server.isActive()) {
                return; // a late word about a server that has ended
            }
            Roster.Change change = work.apply(desk.roster, now());
            tell(server, desk, change);
            if (change.isAny() || !desk.roster.isResumed()) {
                planWriting(server, desk);
            }
        }
    }

    /** The caller holds the roster's monitor, so that lists are told in their order. */
    private void tell(ManagedServer server, Desk desk, Roster.Change change) {
        if (!change.isAny()) {
            return;
        }
        List<Player> players = desk.roster.players();
        server.show(players);
        change.left.forEach(stay -> {
            Map<String, Object> detail = stay.detail();
            detail.put("session_seconds", stay.seconds());
            audit(server, "player_left", detail);
        });
        change.joined.forEach(stay -> audit(server, "player_joined", stay.detail()));
        Instant now = now();
        if (change.isAboutPeople() || desk.told.plus(BETWEEN_PINGS).isBefore(now)) {
            desk.told = now;
            events.publish(new PlatformEvent.PlayersChanged(server.id(), players, now));
        }
    }

    private void planWriting(ManagedServer server, Desk desk) {
        if (!desk.planned) {
            desk.planned = true;
            threads.soon(() -> writeBehind(server, desk));
        }
    }

    private void writeBehind(ManagedServer server, Desk desk) {
        synchronized (desk.roster) {
            desk.planned = false;
        }
        try {
            write(server, desk);
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                LOG.error("Visits of server {} could not be stored", server.id(), e);
                return;
            }
            synchronized (desk.roster) {
                if (!desk.planned) {
                    desk.planned = true;
                    threads.after(RETRY_SECONDS, TimeUnit.SECONDS, () -> writeBehind(server, desk));
                }
            }
        }
    }

    private void write(ManagedServer server, Desk desk) {
        desk.writing.lock();
        try {
            resume(server, desk);
            List<Stay> stays;
            List<Visit> visits;
            synchronized (desk.roster) {
                stays = desk.roster.takeUnsaved();
                visits = stays.stream().map(stay -> stay.visit(server.id())).toList();
            }
            if (!visits.isEmpty()) {
                save(desk, stays, visits);
            }
        } finally {
            desk.writing.unlock();
        }
    }

    private void save(Desk desk, List<Stay> stays, List<Visit> visits) {
        try {
            List<Visit> saved = store.save(visits);
            synchronized (desk.roster) {
                for (int i = 0; i < saved.size() && saved.size() == stays.size(); i++) {
                    stays.get(i).savedAs(saved.get(i).id());
                }
            }
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                synchronized (desk.roster) {
                    desk.roster.putBack(stays);
                }
            }
            throw e;
        }
    }

    private void resume(ManagedServer server, Desk desk) {
        synchronized (desk.roster) {
            if (desk.roster.isResumed()) {
                return;
            }
        }
        List<Visit> open = store.open(server.id());
        synchronized (desk.roster) {
            boolean goesOn = server.isActive() && server.isAdopted();
            tell(server, desk, desk.roster.resume(open, goesOn, now()));
        }
    }

    private void audit(ManagedServer server, String type, Map<String, Object> detail) {
        events.publish(new PlatformEvent.Audited(server.id(), type, GAME, detail, Instant.now()));
    }

    private static Desk desk(ManagedServer server) {
        return server.part(Desk.class, key -> new Desk());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
