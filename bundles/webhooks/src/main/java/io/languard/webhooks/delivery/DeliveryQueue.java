package io.languard.webhooks.delivery;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import io.languard.spi.webhook.DeliveryRecord;
import io.languard.spi.webhook.WebhookStore;
import io.languard.webhooks.http.WebhookSender;
import io.languard.webhooks.message.MessageCodec;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the events that webhooks send, stores them, and lets a lane for each webhook deliver them. While the database is
 * unavailable, up to {@value #MAX_UNSTORED} events wait in memory; beyond that, the oldest are lost, and their number is
 * logged. Of each webhook, up to {@value #MAX_PENDING} deliveries are stored.
 */
@Component(
        service = {DeliveryQueue.class, PlatformEventListener.class},
        immediate = true)
public final class DeliveryQueue implements PlatformEventListener {

    static final int MAX_UNSTORED = 10_000;
    static final int MAX_PENDING = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryQueue.class);
    private static final int BATCH = 200;
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(2);

    private final WebhookRegistry registry;
    private final WebhookStore store;
    private final WebhookSender sender;
    private final ServerService serverService;
    private final EventService eventService;
    private final DeliveryTimer timer;

    /** Used on the timer's thread only. */
    private final Map<Integer, DeliveryLane> lanes = new HashMap<>();

    private final Deque<PlatformEvent.Audited> unstored = new ArrayDeque<>();
    private boolean scheduled;
    private long lost;

    @Activate
    public DeliveryQueue(
            @Reference WebhookRegistry registry,
            @Reference WebhookStore store,
            @Reference WebhookSender sender,
            @Reference ServerService serverService,
            @Reference EventService eventService) {
        this(registry, store, sender, serverService, eventService, new DeliveryThread());
    }

    DeliveryQueue(
            WebhookRegistry registry,
            WebhookStore store,
            WebhookSender sender,
            ServerService serverService,
            EventService eventService,
            DeliveryTimer timer) {
        this.registry = registry;
        this.store = store;
        this.sender = sender;
        this.serverService = serverService;
        this.eventService = eventService;
        this.timer = timer;
        timer.execute(this::load);
    }

    /** Continues with what earlier runs have left. */
    private void load() {
        try {
            registry.load();
            registry.list().forEach(webhook -> lane(webhook.stored().id()).wake());
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                throw e;
            }
            timer.schedule(DATABASE_RETRY, this::load);
        }
    }

    /** Attempts what waits for a webhook that was created or changed. */
    public void changed(int webhookId) {
        timer.execute(() -> lane(webhookId).retryNow());
    }

    @Override
    public void onEvent(PlatformEvent event) {
        // Before the webhooks are known, any of them may send it.
        if (event instanceof PlatformEvent.Audited audited
                && (!registry.isLoaded() || registry.list().stream().anyMatch(webhook -> webhook.sends(audited)))) {
            synchronized (unstored) {
                makeRoom();
                unstored.addLast(audited);
                schedule(Duration.ZERO);
            }
        }
    }

    private void makeRoom() {
        if (unstored.size() >= MAX_UNSTORED) {
            unstored.removeFirst();
            lost++;
        }
    }

    private void schedule(Duration delay) {
        if (!scheduled) {
            scheduled = true;
            timer.schedule(delay, this::storeBatch);
        }
    }

    private void storeBatch() {
        List<PlatformEvent.Audited> batch = new ArrayList<>();
        synchronized (unstored) {
            scheduled = false;
            while (batch.size() < BATCH && !unstored.isEmpty()) {
                batch.add(unstored.removeFirst());
            }
        }
        Duration pause = Duration.ZERO;
        try {
            store(batch);
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                pause = DATABASE_RETRY;
                putBack(batch);
            } else {
                LOG.error("Could not store {} events for webhooks", batch.size(), e);
            }
        }
        synchronized (unstored) {
            if (!unstored.isEmpty()) {
                schedule(pause);
            } else if (lost > 0) {
                LOG.warn("Lost {} events for webhooks while the database was unavailable", lost);
                lost = 0;
            }
        }
    }

    private void putBack(List<PlatformEvent.Audited> batch) {
        synchronized (unstored) {
            for (int i = batch.size() - 1; i >= 0; i--) {
                if (unstored.size() < MAX_UNSTORED) {
                    unstored.addFirst(batch.get(i));
                } else {
                    lost++;
                }
            }
        }
    }

    private void store(List<PlatformEvent.Audited> batch) {
        registry.load();
        List<DeliveryRecord> deliveries = new ArrayList<>();
        TreeSet<Integer> webhookIds = new TreeSet<>();
        for (PlatformEvent.Audited event : batch) {
            String message = MessageCodec.write(event);
            for (ActiveWebhook webhook : registry.list()) {
                if (webhook.sends(event)) {
                    webhookIds.add(webhook.stored().id());
                    deliveries.add(DeliveryRecord.pending(
                            webhook.stored().id(),
                            event.event().type(),
                            event.serverId(),
                            serverName(event.serverId()),
                            message,
                            event.time().truncatedTo(ChronoUnit.MILLIS)));
                }
            }
        }
        store.enqueue(deliveries);
        for (int webhookId : webhookIds) {
            lane(webhookId).dropped(store.dropOldest(webhookId, MAX_PENDING, DeliveryLane.RETAINED));
            lane(webhookId).wake();
        }
    }

    private @Nullable String serverName(@Nullable Integer serverId) {
        try {
            return serverId == null
                    ? null
                    : serverService.get(Actor.supervisor(), serverId).name();
        } catch (LanguardException e) {
            return null; // deleted meanwhile
        }
    }

    private DeliveryLane lane(int webhookId) {
        lanes.keySet().removeIf(id -> id != webhookId && registry.find(id).isEmpty());
        return lanes.computeIfAbsent(
                webhookId, id -> new DeliveryLane(id, registry, store, sender, eventService, timer));
    }

    @Deactivate
    void stop() {
        timer.stop();
    }
}
