package io.languard.webhooks.delivery;

import io.languard.api.error.LanguardException;
import io.languard.service.webhook.WebhookDefinition;
import io.languard.spi.secret.SecretBox;
import io.languard.spi.webhook.WebhookRecord;
import io.languard.spi.webhook.WebhookStore;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds all webhooks in memory, by id, and encrypts what is stored of them. It is empty until {@link #load} has succeeded,
 * since Languard may start before its database. Thread-safe; reading does not block.
 */
@Component(service = WebhookRegistry.class)
public final class WebhookRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistry.class);
    private static final String URL = "webhook/url";
    private static final String SECRET = "webhook/secret";

    private final WebhookStore store;
    private final SecretBox secretBox;
    private final Map<Integer, ActiveWebhook> webhooks = new ConcurrentSkipListMap<>();

    /** Serializes changes of store and memory. */
    private final ReentrantLock changes = new ReentrantLock();

    private volatile boolean loaded;

    @Activate
    public WebhookRegistry(@Reference WebhookStore store, @Reference SecretBox secretBox) {
        this.store = store;
        this.secretBox = secretBox;
    }

    /**
     * Reads all webhooks unless that has been done.
     *
     * @throws io.languard.api.error.LanguardException {@code DATABASE_UNAVAILABLE}
     */
    public void load() {
        if (loaded) {
            return;
        }
        changes.lock();
        try {
            if (!loaded) {
                store.list().forEach(this::open);
                loaded = true;
            }
        } finally {
            changes.unlock();
        }
    }

    boolean isLoaded() {
        return loaded;
    }

    /** Returns all webhooks, sorted by id. */
    public Collection<ActiveWebhook> list() {
        return List.copyOf(webhooks.values());
    }

    /** Returns a webhook; empty if it does not exist. */
    public Optional<ActiveWebhook> find(int id) {
        return Optional.ofNullable(webhooks.get(id));
    }

    /**
     * Adds a webhook.
     *
     * @return empty if there are as many as allowed already
     */
    public Optional<ActiveWebhook> add(WebhookDefinition definition, Instant now, int most) {
        changes.lock();
        try {
            load();
            if (webhooks.size() >= most) {
                return Optional.empty();
            }
            String secret = definition.secret();
            return Optional.of(open(
                    store.insert(seal(0, definition, secret == null ? null : secretBox.seal(secret, SECRET), now))));
        } finally {
            changes.unlock();
        }
    }

    /** Replaces a webhook; empty if it does not exist. */
    public Optional<ActiveWebhook> replace(int id, WebhookDefinition definition) {
        changes.lock();
        try {
            ActiveWebhook present = webhooks.get(id);
            if (present == null) {
                return Optional.empty();
            }
            String secret = definition.secret();
            WebhookRecord changed = seal(
                    id,
                    definition,
                    secret == null ? present.stored().secret() : secretBox.seal(secret, SECRET),
                    present.stored().createdAt());
            store.update(changed);
            return Optional.of(open(changed));
        } finally {
            changes.unlock();
        }
    }

    /** Deletes a webhook if it exists. */
    public void remove(int id) {
        changes.lock();
        try {
            store.delete(id);
            webhooks.remove(id);
        } finally {
            changes.unlock();
        }
    }

    private WebhookRecord seal(int id, WebhookDefinition definition, @Nullable String sealedSecret, Instant createdAt) {
        return new WebhookRecord(
                id,
                definition.name(),
                secretBox.seal(definition.url(), URL),
                definition.format(),
                List.copyOf(new LinkedHashSet<>(definition.events())),
                definition.serverIds() == null ? null : List.copyOf(new LinkedHashSet<>(definition.serverIds())),
                "".equals(definition.secret()) ? null : sealedSecret,
                createdAt);
    }

    private ActiveWebhook open(WebhookRecord stored) {
        String url = open(stored, stored.url(), URL);
        ActiveWebhook active = new ActiveWebhook(
                stored,
                url == null ? null : URI.create(url),
                stored.secret() == null ? null : open(stored, stored.secret(), SECRET));
        webhooks.put(stored.id(), active);
        return active;
    }

    private @Nullable String open(WebhookRecord stored, String sealed, String context) {
        try {
            return secretBox.open(sealed, context);
        } catch (LanguardException e) {
            LOG.warn("The webhook {} must be saved again: {}", stored.id(), e.getMessage());
            return null;
        }
    }
}
