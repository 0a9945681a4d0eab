package io.languard.core.ban;

import io.languard.api.ban.BanEffect;
import io.languard.api.ban.BanManager;
import io.languard.api.ban.GameBan;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Provided;
import io.languard.core.server.Fleet;
import io.languard.core.server.ManagedServer;
import io.languard.ports.ban.AddedBan;
import io.languard.ports.ban.Ban;
import io.languard.ports.ban.BanStore;
import io.languard.ports.ban.Bans;
import io.languard.ports.ban.NewBan;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.user.Actor;
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
@Component(service = Bans.class)
public class BanService implements Bans {

    private static final Logger LOG = LoggerFactory.getLogger(BanService.class);

    private final Fleet fleet;
    private final AdapterRegistry registry;
    private final BanBook book;
    private final BanStore store;
    private final Events events;

    @Activate
    public BanService(
            @Reference Fleet fleet,
            @Reference AdapterRegistry registry,
            @Reference BanBook book,
            @Reference BanStore store,
            @Reference Events events) {
        this.fleet = fleet;
        this.registry = registry;
        this.book = book;
        this.store = store;
        this.events = events;
    }

    @Override
    public List<Ban> list(int serverId, boolean activeOnly, int limit, int offset) {
        ManagedServer server = fleet.require(serverId);
        return book.locked(server, () -> {
            followIfPossible(server);
            return store.query(serverId, activeOnly ? BanBook.now() : null, limit, offset);
        });
    }

    @Override
    public AddedBan add(Actor actor, int serverId, NewBan wanted) {
        ManagedServer server = fleet.require(serverId);
        registry.requireGame(server.record().gameType());
        Provided<BanManager> manager = book.manager(server).orElse(null);
        String guid = BanTerms.identity(manager, wanted.guid());
        Instant now = BanBook.now();
        Instant expires = BanTerms.expiry(now, wanted.duration());
        AddedBan added = book.locked(server, () -> {
            book.follow(server);
            Ban before = book.row(server, guid);
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
            return new AddedBan(stored, manager == null ? null : intoGame(server, manager, stored, before));
        });
        audit(serverId, "ban_added", actor, detail(added));
        return added;
    }

    @Override
    public void remove(Actor actor, int serverId, int banId) {
        ManagedServer server = fleet.require(serverId);
        registry.requireGame(server.record().gameType());
        Ban removed = book.locked(server, () -> {
            book.follow(server);
            Ban ban = store.find(serverId, banId)
                    .orElseThrow(
                            () -> new LanguardException(ErrorCode.NOT_FOUND, "Ban with id " + banId + " not found"));
            Optional<Provided<BanManager>> manager = book.manager(server);
            if (manager.isPresent() && (ban.inGame() || BanTerms.isIdentity(manager.get(), ban.guid()))) {
                book.change(server, manager.get(), List.of(), List.of(ban.guid()));
            }
            book.delete(banId);
            return ban;
        });
        audit(serverId, "ban_removed", actor, detail(new AddedBan(removed, null)));
    }

    /** What is stored can be read whatever becomes of the game's own list. */
    private void followIfPossible(ManagedServer server) {
        try {
            book.follow(server);
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                throw e;
            }
            LOG.warn("The ban list of server {} could not be read: {}", server.id(), e.getMessage());
        }
    }

    private BanEffect intoGame(ManagedServer server, Provided<BanManager> manager, Ban ban, Ban before) {
        try {
            GameBan entry = new GameBan(ban.guid(), ban.name(), ban.reason(), ban.expiresAt());
            return book.change(server, manager, List.of(entry), List.of());
        } catch (LanguardException e) {
            book.takeBack(() -> {
                if (before == null) {
                    book.delete(ban.id());
                } else {
                    book.save(before);
                }
            });
            throw e;
        }
    }

    static Map<String, Object> detail(AddedBan added) {
        Ban ban = added.ban();
        Map<String, Object> detail = new HashMap<>();
        detail.put("ban_id", ban.id());
        detail.put("guid", ban.guid());
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
        events.publish(new PlatformEvent.Audited(serverId, type, actor.name(), detail, Instant.now()));
    }
}
