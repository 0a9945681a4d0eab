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
import io.languard.service.event.BanAuditEvent.BanAdded;
import io.languard.service.event.BanAuditEvent.BanRemoved;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.page.Page;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.spi.ban.BanStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Implements the use cases of bans. */
@Component(service = BanService.class)
public class BanServiceImpl implements BanService {

    private static final Logger LOG = LoggerFactory.getLogger(BanServiceImpl.class);

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final BanSynchronizer synchronizer;
    private final BanStore store;
    private final EventService eventService;

    @Activate
    public BanServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference BanSynchronizer synchronizer,
            @Reference BanStore store,
            @Reference EventService eventService) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.synchronizer = synchronizer;
        this.store = store;
        this.eventService = eventService;
    }

    @Override
    public Page<Ban> list(Actor actor, int serverId, boolean activeOnly, int limit, int offset) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        Page<Ban> page = synchronizer.callLocked(server, bans -> {
            synchronizeIfPossible(bans, server);
            Instant activeAt = activeOnly ? BanSynchronizer.now() : null;
            return Page.of(
                    store.query(serverId, activeAt, limit, offset),
                    limit,
                    offset,
                    () -> store.count(serverId, activeAt));
        });
        return authorizer.maySeeAddresses(actor, serverId) ? page : page.map(Ban::withoutAddresses);
    }

    @Override
    public BanResult add(Actor actor, int serverId, NewBan request) {
        authorizer.require(actor, Permission.SERVER_PLAYERS, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        registry.requireGame(server.record().gameType());
        GuardedService<BanManager> manager = synchronizer.manager(server).orElse(null);
        String identity = BanRules.normalize(manager, request.identity());
        Instant now = BanSynchronizer.now();
        Instant expires = BanRules.expiresAt(now, request.duration());
        BanResult result = synchronizer.callLocked(server, bans -> {
            bans.synchronizeIfStale();
            List<Ban> rows = store.list(serverId);
            if (rows.stream().anyMatch(row -> row.active(now) && isOf(row, identity))) {
                throw new LanguardException(ErrorCode.CONFLICT, "There is already an active ban for " + identity);
            }
            Ban previous = rows.stream()
                    .filter(row -> row.identity().equals(identity))
                    .findFirst()
                    .orElse(null);
            Ban ban = new Ban(
                    previous == null ? 0 : previous.id(),
                    serverId,
                    identity,
                    request.name(),
                    request.reason() == null ? "" : request.reason(),
                    actor.name(),
                    now,
                    expires,
                    manager != null,
                    null);
            Ban stored = bans.save(ban);
            return new BanResult(stored, manager == null ? null : addToGame(bans, manager, stored, previous));
        });
        Ban added = result.ban();
        eventService.publish(PlatformEvent.Audited.now(
                serverId,
                actor,
                new BanAdded(
                        added.id(),
                        added.identity(),
                        added.name(),
                        added.reason(),
                        added.expiresAt(),
                        result.effect())));
        return result;
    }

    @Override
    public void remove(Actor actor, int serverId, int banId) {
        authorizer.require(actor, Permission.SERVER_PLAYERS, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        registry.requireGame(server.record().gameType());
        Ban removed = synchronizer.callLocked(server, bans -> {
            bans.synchronizeIfStale();
            Ban ban = store.find(serverId, banId)
                    .orElseThrow(
                            () -> new LanguardException(ErrorCode.NOT_FOUND, "Ban with id " + banId + " not found"));
            Optional<GuardedService<BanManager>> manager = synchronizer.manager(server);
            if (manager.isPresent() && (ban.inGame() || BanRules.isIdentity(manager.get(), ban.gameIdentity()))) {
                bans.change(manager.get(), List.of(), List.of(ban.gameIdentity()));
            }
            bans.delete(banId);
            return ban;
        });
        eventService.publish(PlatformEvent.Audited.now(
                serverId,
                actor,
                new BanRemoved(
                        removed.id(), removed.identity(), removed.name(), removed.reason(), removed.expiresAt())));
    }

    private static boolean isOf(Ban ban, String identity) {
        return ban.identity().equals(identity) || ban.gameIdentity().equals(identity);
    }

    /** Stored bans remain readable even if the game's own list can't be read. */
    private static void synchronizeIfPossible(BanSynchronizer.LockedBans bans, ServerInstance server) {
        try {
            bans.synchronizeIfStale();
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                throw e;
            }
            LOG.warn("Could not read the ban list of server {}: {}", server.id(), e.getMessage());
        }
    }

    private static BanEffect addToGame(
            BanSynchronizer.LockedBans bans, GuardedService<BanManager> manager, Ban ban, @Nullable Ban previous) {
        try {
            GameBan entry = new GameBan(ban.identity(), ban.name(), ban.reason(), ban.expiresAt());
            return bans.change(manager, List.of(entry), List.of());
        } catch (LanguardException e) {
            rollBack(bans, ban, previous);
            throw e;
        }
    }

    /** Reverts a stored ban that the game has rejected. If that fails, the next synchronization corrects it. */
    private static void rollBack(BanSynchronizer.LockedBans bans, Ban ban, @Nullable Ban previous) {
        try {
            if (previous == null) {
                bans.delete(ban.id());
            } else {
                bans.save(previous);
            }
        } catch (LanguardException e) {
            LOG.warn("Could not roll back a ban that the game rejected: {}", e.getMessage());
        }
    }
}
