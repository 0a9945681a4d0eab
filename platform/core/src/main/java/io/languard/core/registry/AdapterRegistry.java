package io.languard.core.registry;

import io.languard.api.GameAdapter;
import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.log.LogParser;
import io.languard.api.mission.MissionManager;
import io.languard.api.mod.ModManager;
import io.languard.api.process.ServerLauncher;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.route.GameRoutes;
import io.languard.core.CoreExecutors;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.game.Capability;
import io.languard.service.user.Actor;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows at every moment which capability of which game is registered, and is the only one who holds capability services.
 */
@Component(service = AdapterRegistry.class)
public class AdapterRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(AdapterRegistry.class);
    private static final Pattern GAME_TYPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** Which interface stands for which capability. */
    private static final Map<Capability, Class<?>> INTERFACES = Map.of(
            Capability.CONFIG_GENERATOR, ConfigGenerator.class,
            Capability.PROCESS_CONFIG, ServerLauncher.class,
            Capability.LOG_PARSER, LogParser.class,
            Capability.REMOTE_ADMIN, RemoteAdmin.class,
            Capability.MISSION_MANAGER, MissionManager.class,
            Capability.MOD_MANAGER, ModManager.class,
            Capability.BAN_MANAGER, BanManager.class);

    private final Map<Class<?>, Map<String, ServiceSlot<Object>>> slots = new ConcurrentHashMap<>();
    private final Map<String, Bulkhead> bulkheads = new ConcurrentHashMap<>();
    private final EventService eventService;
    private final CoreExecutors threads;

    @Activate
    public AdapterRegistry(@Reference EventService eventService, @Reference CoreExecutors threads) {
        this.eventService = eventService;
        this.threads = threads;
    }

    /** Whoever provides the capability for the game now. */
    public <C> Lookup<C> find(String gameType, Class<C> type) {
        GuardedService<C> guardedService = current(gameType, type);
        if (!has(gameType)) {
            return new Lookup.Unavailable<>(gameType);
        }
        return guardedService == null
                ? new Lookup.Unsupported<>(gameType, capabilityOf(type))
                : new Lookup.Found<>(guardedService);
    }

    /** Whoever provides the capability for the game now, or the error that clients see. */
    public <C> GuardedService<C> require(String gameType, Class<C> type) {
        return find(gameType, type).orElseThrow();
    }

    /** The game's anchor, or the error that clients see. */
    public GuardedService<GameAdapter> requireGame(String gameType) {
        GuardedService<GameAdapter> adapter = current(gameType, GameAdapter.class);
        if (adapter == null) {
            throw AdapterErrors.game(gameType);
        }
        return adapter;
    }

    /** The game's own HTTP resources, if it has any now. */
    public Optional<GuardedService<GameRoutes>> routes(String gameType) {
        return has(gameType) ? Optional.ofNullable(current(gameType, GameRoutes.class)) : Optional.empty();
    }

    /** Whether an adapter is registered for the game. */
    public boolean has(String gameType) {
        return current(gameType, GameAdapter.class) != null;
    }

    /** The games that are there now. */
    public SortedSet<String> games() {
        SortedSet<String> present = new TreeSet<>();
        slots.getOrDefault(GameAdapter.class, Map.of()).forEach((gameType, serviceSlot) -> {
            if (serviceSlot.current() != null) {
                present.add(gameType);
            }
        });
        return present;
    }

    /** What the game can do now. */
    public Set<Capability> capabilities(String gameType) {
        Set<Capability> found = EnumSet.noneOf(Capability.class);
        INTERFACES.forEach((capability, type) -> {
            if (current(gameType, type) != null) {
                found.add(capability);
            }
        });
        return found;
    }

    private static Capability capabilityOf(Class<?> type) {
        return INTERFACES.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(Map.Entry::getKey)
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("Not a capability: " + type));
    }

    @SuppressWarnings("unchecked") // a slot only ever holds services of the class that it is kept under
    private <C> GuardedService<C> current(String gameType, Class<C> type) {
        ServiceSlot<Object> serviceSlot = slots.getOrDefault(type, Map.of()).get(gameType);
        return serviceSlot == null ? null : (GuardedService<C>) serviceSlot.current();
    }

    private void added(Class<?> type, Object service, Map<String, Object> properties) {
        String gameType = gameType(service, properties);
        if (gameType == null) {
            return;
        }
        Bulkhead bulkhead = bulkheads.computeIfAbsent(gameType, key -> new Bulkhead(Bulkhead.GAME_PERMITS));
        slots.computeIfAbsent(type, key -> new ConcurrentHashMap<>())
                .computeIfAbsent(gameType, key -> new ServiceSlot<>())
                .add(new GuardedService<>(ServiceOwner.game(gameType), service, threads.adapterExecutor(), bulkhead));
        audit(type, "adapter_registered", gameType);
        eventService.publish(new PlatformEvent.GamesChanged(gameType, Instant.now()));
    }

    private void removed(Class<?> type, Object service, Map<String, Object> properties) {
        if (properties.get("game.type") instanceof String gameType) {
            ServiceSlot<Object> serviceSlot = slots.getOrDefault(type, Map.of()).get(gameType);
            if (serviceSlot != null) {
                serviceSlot.remove(service);
                audit(type, "adapter_unregistered", gameType);
                eventService.publish(new PlatformEvent.GamesChanged(gameType, Instant.now()));
            }
        }
    }

    private void audit(Class<?> type, String what, String gameType) {
        if (type == GameAdapter.class) {
            eventService.publish(new PlatformEvent.Audited(
                    null, what, Actor.SUPERVISOR, Map.of("game_type", gameType), Instant.now()));
        }
    }

    private static String gameType(Object service, Map<String, Object> properties) {
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

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addAdapter(GameAdapter service, Map<String, Object> properties) {
        added(GameAdapter.class, service, properties);
    }

    public void removeAdapter(GameAdapter service, Map<String, Object> properties) {
        removed(GameAdapter.class, service, properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addConfigGenerator(ConfigGenerator service, Map<String, Object> properties) {
        added(ConfigGenerator.class, service, properties);
    }

    public void removeConfigGenerator(ConfigGenerator service, Map<String, Object> properties) {
        removed(ConfigGenerator.class, service, properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addServerLauncher(ServerLauncher service, Map<String, Object> properties) {
        added(ServerLauncher.class, service, properties);
    }

    public void removeServerLauncher(ServerLauncher service, Map<String, Object> properties) {
        removed(ServerLauncher.class, service, properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addLogParser(LogParser service, Map<String, Object> properties) {
        added(LogParser.class, service, properties);
    }

    public void removeLogParser(LogParser service, Map<String, Object> properties) {
        removed(LogParser.class, service, properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addRemoteAdmin(RemoteAdmin service, Map<String, Object> properties) {
        added(RemoteAdmin.class, service, properties);
    }

    public void removeRemoteAdmin(RemoteAdmin service, Map<String, Object> properties) {
        removed(RemoteAdmin.class, service, properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addMissionManager(MissionManager service, Map<String, Object> properties) {
        added(MissionManager.class, service, properties);
    }

    public void removeMissionManager(MissionManager service, Map<String, Object> properties) {
        removed(MissionManager.class, service, properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addModManager(ModManager service, Map<String, Object> properties) {
        added(ModManager.class, service, properties);
    }

    public void removeModManager(ModManager service, Map<String, Object> properties) {
        removed(ModManager.class, service, properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addBanManager(BanManager service, Map<String, Object> properties) {
        added(BanManager.class, service, properties);
    }

    public void removeBanManager(BanManager service, Map<String, Object> properties) {
        removed(BanManager.class, service, properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRoutes(GameRoutes service, Map<String, Object> properties) {
        added(GameRoutes.class, service, properties);
    }

    void removeRoutes(GameRoutes service, Map<String, Object> properties) {
        removed(GameRoutes.class, service, properties);
    }
}
