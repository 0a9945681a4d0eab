package io.languard.luanti.ban;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.ban.BanEffect;
import io.languard.api.ban.BanManager;
import io.languard.api.ban.GameBan;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteSession;
import io.languard.luanti.LuantiConfig;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * Manages bans by IP address. They take effect at the next start: the game reads its list only then, and has no
 * interface to change it while it runs.
 */
@Component
@GameType(LuantiConfig.GAME_TYPE)
public final class LuantiBanManager implements BanManager {

    @Override
    public Optional<String> normalize(String guid) {
        return IpAddressNormalizer.normalize(guid);
    }

    @Override
    public String identityFormat() {
        return "must be an IPv4 or IPv6 address";
    }

    @Override
    public Optional<String> listedIdentity(Player player) {
        return Optional.ofNullable(player.address()).flatMap(this::normalize);
    }

    @Override
    public List<GameBan> read(GameServer server) {
        try {
            return LuantiBanStore.of(server).read();
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.INTERNAL_ERROR, "Could not read the ban list of the world", e);
        }
    }

    @Override
    public BanEffect change(GameServer server, List<GameBan> add, List<String> remove, RemoteSession session) {
        List<GameBan> bans = add.stream()
                .map(ban -> new GameBan(normalized(ban.identity()), ban.name(), ban.reason(), ban.expires()))
                .toList();
        try {
            LuantiBanStore.of(server)
                    .record(bans, remove.stream().map(this::normalized).toList());
            return BanEffect.NEXT_START;
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "Could not write the ban list of the server", e);
        }
    }

    private String normalized(String guid) {
        String reason = identityFormat();
        return normalize(guid)
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.VALIDATION_ERROR, "guid " + reason, List.of(new FieldProblem("guid", reason))));
    }
}
