package io.languard.core;

import io.languard.api.GameServer;
import io.languard.api.ban.BanEffect;
import io.languard.api.ban.BanManager;
import io.languard.api.ban.GameBan;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteSession;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A fake that stores the game's ban list in memory. Identities are words that begin with {@code id}. */
public final class InMemoryBanManager implements BanManager {

    /** The entries of the game's list by identity. */
    public final Map<String, GameBan> list = new ConcurrentSkipListMap<>();

    public final AtomicInteger read = new AtomicInteger();
    public volatile boolean broken;

    /** The identity under which the list contains the ban of a player; {@code null} for the default. */
    public volatile Function<Player, Optional<String>> listedIdentity;

    /** Whether the server's directory existed at the latest change. */
    public volatile boolean hadDirectory;

    /** The maximum number of concurrent calls to {@link #change}. */
    public final AtomicInteger maxConcurrent = new AtomicInteger();

    private final AtomicInteger running = new AtomicInteger();

    @Override
    public Optional<String> normalize(String identity) {
        String normalized = identity.strip().toLowerCase(Locale.ROOT);
        return normalized.matches("id\\w+") ? Optional.of(normalized) : Optional.empty();
    }

    @Override
    public String identityFormat() {
        return "must be a word that begins with id";
    }

    @Override
    public Optional<String> listedIdentity(Player player) {
        return listedIdentity == null ? BanManager.super.listedIdentity(player) : listedIdentity.apply(player);
    }

    @Override
    public List<GameBan> read(GameServer server) {
        read.incrementAndGet();
        return List.copyOf(list.values());
    }

    @Override
    public BanEffect change(GameServer server, List<GameBan> add, List<String> remove, RemoteSession session) {
        maxConcurrent.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            hadDirectory = Files.isDirectory(server.directory());
            if (broken) {
                throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "Could not write the ban list");
            }
            add.forEach(ban -> list.put(ban.identity(), ban));
            remove.forEach(list::remove);
            if (session == null) {
                return BanEffect.NEXT_START;
            }
            session.command("reload bans").toCompletableFuture().join();
            return BanEffect.NOW;
        } finally {
            running.decrementAndGet();
        }
    }
}
