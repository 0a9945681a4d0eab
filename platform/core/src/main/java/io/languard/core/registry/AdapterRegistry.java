package io.languard.core.registry;

import io.languard.api.GameAdapter;
import io.languard.api.route.GameRoutes;
import io.languard.core.CoreExecutors;
import io.languard.service.event.AdapterAuditEvent;
import io.languard.service.event.AdapterAuditEvent.AdapterRegistered;
import io.languard.service.event.AdapterAuditEvent.AdapterUnregistered;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.game.Capability;
import io.languard.service.user.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registry of the services of all adapters, by game type and interface. Independent of particular capabilities: every
 * service with the property {@code game.type} is stored under each interface that it is registered under.
 *
 * <p>No other class of the platform holds a reference to an adapter's service. Thread-safe.
 */
@Component(service = AdapterRegistry.class)
public class AdapterRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(AdapterRegistry.class);
    private static final Pattern GAME_TYPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final Map<ServiceKey, ServiceSlot<Object>> slots = new ConcurrentHashMap<>();
    private final Map<String, Bulkhead> bulkheads = new ConcurrentHashMap<>();
    private final EventService eventService;
    private final CoreExecutors threads;

    private record ServiceKey(String gameType, Class<?> type) {}

    @Activate
    public AdapterRegistry(@Reference EventService eventService, @Reference CoreExecutors threads) {
        this.eventService = eventService;
        this.threads = threads;
    }

    /** Returns the game's service of this capability interface, or the reason why it is unavailable. */
    public <C> Lookup<C> find(String gameType, Class<C> type) {
        return lookup(gameType, type, current(gameType, type));
    }

    /**
     * Returns the game's service of this capability interface that belongs to the same bundle as another service, or the
     * reason why it is unavailable. For services that exchange objects of the adapter's classes.
     */
    @SuppressWarnings("unchecked") // a slot only holds services of the class in its key
    public <C> Lookup<C> findBeside(GuardedService<?> other, String gameType, Class<C> type) {
        ServiceSlot<Object> slot = slots.get(new ServiceKey(gameType, type));
        return lookup(gameType, type, slot == null ? null : (GuardedService<C>) slot.currentBeside(other));
    }

    private <C> Lookup<C> lookup(String gameType, Class<C> type, @Nullable GuardedService<C> guardedService) {
        if (!has(gameType)) {
            return new Lookup.Unavailable<>(gameType);
        }
        return guardedService == null
                ? new Lookup.Unsupported<>(gameType, capability(type))
                : new Lookup.Found<>(guardedService);
    }

    /** Returns the game's service of this capability interface, or throws the error that clients see. */
    public <C> GuardedService<C> require(String gameType, Class<C> type) {
        return find(gameType, type).orElseThrow();
    }

    /** Returns the game's anchor service, or throws the error that clients see. */
    public GuardedService<GameAdapter> requireGame(String gameType) {
        GuardedService<GameAdapter> adapter = current(gameType, GameAdapter.class);
        if (adapter == null) {
            throw AdapterErrors.game(gameType);
        }
        return adapter;
    }

    /** Returns the game's own HTTP resources; empty if none are registered. */
    public Optional<GuardedService<GameRoutes>> routes(String gameType) {
        return has(gameType) ? Optional.ofNullable(current(gameType, GameRoutes.class)) : Optional.empty();
    }

    /** Returns whether an adapter is registered for the game. */
    public boolean has(String gameType) {
        return current(gameType, GameAdapter.class) != null;
    }

    /** Returns whether the game currently has this capability. */
    public boolean supports(String gameType, Class<?> type) {
        return current(gameType, type) != null;
    }

    /** Returns the registered game types. */
    public SortedSet<String> games() {
        return slots.keySet().stream()
                .filter(key -> key.type() == GameAdapter.class)
                .map(ServiceKey::gameType)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the current capabilities of a game. */
    public SortedSet<Capability> capabilities(String gameType) {
        return capabilities(key -> key.gameType().equals(gameType));
    }

    /** Returns the capabilities that at least one game currently has. */
    public SortedSet<Capability> capabilities() {
        return capabilities(key -> true);
    }

    private SortedSet<Capability> capabilities(Predicate<ServiceKey> of) {
        return slots.keySet().stream()
                .filter(of)
                .flatMap(key -> Capability.of(key.type()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Capability capability(Class<?> type) {
        return Capability.of(type).orElseThrow(() -> new IllegalArgumentException("Not a capability: " + type));
    }

    @SuppressWarnings("unchecked") // a slot only holds services of the class in its key
    private <C> @Nullable GuardedService<C> current(String gameType, Class<C> type) {
        ServiceSlot<Object> serviceSlot = slots.get(new ServiceKey(gameType, type));
        return serviceSlot == null ? null : (GuardedService<C>) serviceSlot.current();
    }

    /**
     * Adds a service of an adapter. Called by Declarative Services, and by contract tests in place of it.
     *
     * @param properties the service's properties; only {@code game.type}, {@code objectClass} and {@code
     *     service.bundleid} are used
     */
    @Reference(
            name = "services",
            service = AnyService.class,
            target = "(game.type=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    public void bind(Object service, Map<String, Object> properties) {
        String gameType = gameType(service, properties);
        if (gameType == null) {
            return;
        }
        Bulkhead bulkhead = bulkheads.computeIfAbsent(gameType, key -> new Bulkhead(Bulkhead.MAX_GAME_CALLS));
        for (Class<?> type : ServiceTypes.of(service, properties)) {
            slots.compute(new ServiceKey(gameType, type), (key, before) -> {
                ServiceSlot<Object> slot = before == null ? new ServiceSlot<>() : before;
                slot.add(new GuardedService<>(
                        ServiceOwner.game(gameType, properties.get(Constants.SERVICE_BUNDLEID)),
                        service,
                        threads.adapterExecutor(),
                        bulkhead));
                return slot;
            });
            changed(type, AdapterRegistered::new, gameType);
        }
    }

    /** Removes a service of an adapter; calls in flight end with an error. */
    public void unbind(Object service, Map<String, Object> properties) {
        if (properties.get("game.type") instanceof String gameType) {
            for (Class<?> type : ServiceTypes.of(service, properties)) {
                if (remove(new ServiceKey(gameType, type), service)) {
                    changed(type, AdapterUnregistered::new, gameType);
                }
            }
        }
    }

    private boolean remove(ServiceKey key, Object service) {
        ServiceSlot<Object> slot = slots.get(key);
        if (slot == null || !slot.remove(service)) {
            return false;
        }
        slots.computeIfPresent(key, (same, now) -> now.current() == null ? null : now);
        return true;
    }

    private void changed(Class<?> type, Function<String, AdapterAuditEvent> event, String gameType) {
        if (type == GameAdapter.class) {
            eventService.publish(PlatformEvent.Audited.now(null, Actor.supervisor(), event.apply(gameType)));
        }
        eventService.publish(new PlatformEvent.GamesChanged(gameType, Instant.now()));
    }

    private static @Nullable String gameType(Object service, Map<String, Object> properties) {
        if (properties.get("game.type") instanceof String gameType
                && GAME_TYPE.matcher(gameType).matches()) {
            return gameType;
        }
        LOG.error(
                "{} is ignored: its property game.type is {}, but must match {}",
                service.getClass().getName(),
                properties.get("game.type"),
                GAME_TYPE);
        return null;
    }
}
