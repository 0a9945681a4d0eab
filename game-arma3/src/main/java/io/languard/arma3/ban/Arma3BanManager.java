package io.languard.arma3.ban;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.ban.BanEffect;
import io.languard.api.ban.BanManager;
import io.languard.api.ban.GameBan;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.Arma3Config;
import io.languard.arma3.Arma3ServerPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Manages BattlEye bans by GUID or IPv4 address. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3BanManager implements BanManager {

    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final Clock clock;

    @Activate
    public Arma3BanManager() {
        this(Clock.systemUTC());
    }

    Arma3BanManager(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<String> normalize(String guid) {
        return BanLineCodec.normalizeIdentity(guid);
    }

    @Override
    public String identityFormat() {
        return "must be 32 hexadecimal digits (a BattlEye GUID) or an IPv4 address";
    }

    @Override
    public List<GameBan> read(GameServer server) {
        try {
            return BanFile.read(Arma3ServerPaths.of(server).bans());
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.INTERNAL_ERROR, "Could not read bans.txt", e);
        }
    }

    @Override
    public BanEffect change(
            GameServer server, List<GameBan> add, List<String> remove, @Nullable RemoteSession session) {
        List<GameBan> bans = add.stream()
                .map(ban -> new GameBan(normalized(ban.identity()), ban.name(), ban.reason(), ban.expires()))
                .toList();
        Set<String> out = new HashSet<>(Stream.concat(
                        remove.stream().map(this::normalized), bans.stream().map(GameBan::identity))
                .toList());
        Path file = Arma3ServerPaths.of(server).bans();
        write(file, bans, out);
        return session != null && isLive(bans, out, session) ? BanEffect.NOW : BanEffect.NEXT_START;
    }

    /** If the game does not respond or refuses, the change takes effect with the file at the next start. */
    private boolean isLive(List<GameBan> bans, Set<String> out, RemoteSession session) {
        Set<String> removed = new HashSet<>(out);
        bans.forEach(ban -> removed.remove(ban.identity()));
        List<GameBan> active = bans.stream()
                .filter(ban -> ban.expires() == null || ban.expires().isAfter(clock.instant()))
                .toList();
        try {
            new RuntimeBanList(session, clock, TIMEOUT).reload(active, removed);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void write(Path file, List<GameBan> bans, Set<String> out) {
        try {
            BanFile.change(file, bans, out);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "Could not write bans.txt", e);
        }
    }

    private String normalized(String guid) {
        return normalize(guid)
                .orElseThrow(() -> new LanguardException(ErrorCode.VALIDATION_ERROR, "guid " + identityFormat()));
    }
}
