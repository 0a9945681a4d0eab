package io.languard.rest.fake;

import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.game.Capability;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import io.languard.service.game.RemoteAdminView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A fake with one game, {@code arma3}, which can be removed. */
public final class FakeGames implements GameService {

    public final Map<String, Set<Object>> routes = new ConcurrentHashMap<>();
    public volatile boolean absent;

    @Override
    public List<GameView> list() {
        return absent ? List.of() : List.of(get("arma3"));
    }

    @Override
    public GameView get(String gameType) {
        require(gameType);
        return new GameView(
                "arma3",
                "Arma 3",
                "1.0.0",
                capabilities(),
                List.of(),
                List.of("server", "rcon"),
                List.of("arma3server_x64"));
    }

    @Override
    public RemoteAdminView remoteAdmin(String gameType) {
        require(gameType);
        return new RemoteAdminView(List.of("command", "kick"));
    }

    @Override
    public List<Capability> capabilities() {
        return Stream.of(ConfigGenerator.class, BanManager.class)
                .flatMap(type -> Capability.of(type).stream())
                .toList();
    }

    @Override
    public void require(String gameType) {
        if (absent || !gameType.equals("arma3")) {
            throw new LanguardException(
                    ErrorCode.GAME_TYPE_NOT_FOUND, "No adapter registered for game type '" + gameType + "'");
        }
    }

    @Override
    public Map<String, Object> schemas(String gameType) {
        get(gameType);
        return Map.of("server", Map.of("type", "object"));
    }

    @Override
    public Map<String, Map<String, Object>> defaults(String gameType) {
        get(gameType);
        return Map.of("server", Map.of("hostname", "My Arma 3 Server"));
    }

    @Override
    public Optional<Set<Object>> routes(String gameType) {
        return absent ? Optional.empty() : Optional.ofNullable(routes.get(gameType));
    }
}
