package io.languard.shell;

import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogParser;
import io.languard.api.mission.MissionManager;
import io.languard.api.mod.ModManager;
import io.languard.api.process.ServerLauncher;
import io.languard.api.remote.PlayerKicker;
import io.languard.api.remote.RemoteAdmin;
import io.languard.service.game.Capability;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import io.languard.service.game.RemoteAdminView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Two games, Arma 3 and Rust. */
public final class FakeGames implements GameService {

    private static final List<Capability> CAPABILITIES = Stream.of(
                    ConfigGenerator.class,
                    ServerLauncher.class,
                    LogParser.class,
                    RemoteAdmin.class,
                    MissionManager.class,
                    ModManager.class,
                    BanManager.class)
            .flatMap(type -> Capability.of(type).stream())
            .toList();

    private static final List<Capability> PARTS =
            Capability.of(PlayerKicker.class).stream().toList();

    private static final List<GameView> GAMES = List.of(
            new GameView("arma3", "Arma 3", "1.0.0", CAPABILITIES, PARTS, List.of("server"), List.of()),
            new GameView("rust", "Rust", "2.1.0", CAPABILITIES.subList(2, 3), List.of(), List.of(), List.of()));

    @Override
    public List<GameView> list() {
        return GAMES;
    }

    @Override
    public RemoteAdminView remoteAdmin(String gameType) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Capability> capabilities() {
        return Stream.concat(CAPABILITIES.stream(), PARTS.stream()).sorted().toList();
    }

    @Override
    public void require(String gameType) {
        get(gameType);
    }

    @Override
    public GameView get(String gameType) {
        return GAMES.stream()
                .filter(game -> game.gameType().equals(gameType))
                .findFirst()
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.GAME_TYPE_NOT_FOUND, "No adapter for game type '" + gameType + "'"));
    }

    @Override
    public Map<String, Object> schemas(String gameType) {
        return Map.of();
    }

    @Override
    public Map<String, Map<String, Object>> defaults(String gameType) {
        return Map.of();
    }

    @Override
    public Optional<Set<Object>> routes(String gameType) {
        return Optional.empty();
    }
}
