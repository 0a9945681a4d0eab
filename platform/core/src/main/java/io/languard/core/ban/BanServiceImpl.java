package io.languard.core.ban;

import io.languard.api.ban.BanEffect;
import io.languard.api.ban.BanManager;
import io.languard.api.ban.GameBan;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.service.ban.Ban;
import io.languard.service.ban.BanResult;
import io.languard.service.ban.BanService;
import io.languard.service.ban.NewBan;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
import io.languard.spi.ban.BanStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The use cases of bans. */
@Component(service = BanService.class)
public class BanServiceImpl implements BanService {

    private static final Logger LOG = LoggerFactory.getLogger(BanServiceImpl.class);

    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final BanSynchronizer book;
    private final BanStore store;
    private final EventService eventService;

    @Activate
    public BanServiceImpl(
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference BanSynchronizer book,
            @Reference BanStore store,
            @Reference EventService eventService) {
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.book = book;
        this.store = store;
        this.eventService = eventService;
    }

    @Override
    public List<Ban> list(int serverId, boolean activeOnly, int limit, int offset) {
        ServerInstance server = serverRegistry.require(serverId);
        return book.withLock(server, () -> {
            followIfPossible(server);
            return store.query(serverId, activeOnly ? BanSynchronizer.now() : null, limit, offset);
        });
    }

    @Override
    public BanResult add(Actor actor, int serverId, NewBan wanted) {
        ServerInstance server = serverRegistry.require(serverId);
        registry.requireGame(server.record().gameType());
        GuardedService<BanManager> manager = book.manager(server).orElse(null);
        String guid = BanRules.normalize(manager, wanted.identity());
        Instant now = BanSynchronizer.now();
        Instant expires = BanRules.expiresAt(now, wanted.duration());
        BanResult added = book.withLock(server, () -> {
            book.synchronizeIfStale(server);
            Ban before = book.find(server, guid);
            if (before != null && before.active(now)) {
                throw new LanguardException(ErrorCode.CONFLICT, "There is an active ban of " + guid + " already");
            }
            Ban ban = new Ban(
                    before == null ? 0 : before.id(),
                    serverId,
                    guid,
                    wanted.name(),
                    wanted.reason() == null ? "" : wanted.reason(),
                    actor.name(),
                    now,
                    expires,
                    manager != null);
            Ban stored = book.save(ban);
            return new BanResult(stored, manager == null ? null : intoGame(server, manager, stored, before));
        });
        audit(serverId, "ban_added", actor, detail(added));
        return added;
    }

    @Override
    public void remove(Actor actor, int serverId, int banId) {
        ServerInstance server = serverRegistry.require(serverId);
        registry.requireGame(server.record().gameType());
        Ban removed = book.withLock(server, () -> {
            book.synchronizeIfStale(server);
            Ban ban = store.find(serverId, banId)
                    .orElseThrow(
                            () -> new LanguardException(ErrorCode.NOT_FOUND, "Ban with id " + banId + " not found"));
            Optional<GuardedService<BanManager>> manager = book.manager(server);
            if (manager.isPresent() && (ban.inGame() || BanRules.isIdentity(manager.get(), ban.identity()))) {
                book.change(server, manager.get(), List.of(), List.of(ban.identity()));
            }
            book.delete(banId);
            return ban;
        });
        audit(serverId, "ban_removed", actor, detail(new BanResult(removed, null)));
    }

    /** What is stored can be read whatever becomes of the game's own list. */
    private void followIfPossible(ServerInstance server) {
        try {
            book.synchronizeIfStale(server);
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                throw e;
            }
            LOG.warn("The ban list of server {} could not be read: {}", server.id(), e.getMessage());
        }
    }

    private BanEffect intoGame(ServerInstance server, GuardedService<BanManager> manager, Ban ban, Ban before) {
        try {
            GameBan entry = new GameBan(ban.identity(), ban.name(), ban.reason(), ban.expiresAt());
            return book.change(server, manager, List.of(entry), List.of());
        } catch (LanguardException e) {
            book.rollBack(() -> {
                if (before == null) {
                    book.delete(ban.id());
                } else {
                    book.save(before);
                }
            });
            throw e;
        }
    }

    static Map<String, Object> detail(BanResult added) {
        Ban ban = added.ban();
        Map<String, Object> detail = new HashMap<>();
        detail.put("ban_id", ban.id());
        detail.put("guid", ban.identity());
        detail.put("name", ban.name());
        detail.put("reason", ban.reason());
        detail.put(
                "expires_at", ban.expiresAt() == null ? null : ban.expiresAt().toString());
        if (added.effect() != null) {
            detail.put("effect", added.effect().name().toLowerCase(Locale.ROOT));
        }
        return detail;
    }

    private void audit(int serverId, String type, Actor actor, Map<String, Object> detail) {
        eventService.publish(new PlatformEvent.Audited(serverId, type, actor.name(), detail, Instant.now()));
    }
}
