package io.languard.testkit.service;

import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.CommandParameter;
import io.languard.api.remote.RemoteCommand;
import io.languard.service.game.Capability;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import io.languard.service.game.MissionRulesView;
import io.languard.service.game.RemoteAdminView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The games of a test, without adapters: Arma 3 only, unless a test adds others. */
public final class FakeGames implements GameService {

    public final List<GameView> games = new CopyOnWriteArrayList<>();
    public final Map<String, Set<Object>> routes = new ConcurrentHashMap<>();

    /** Called with the type of a game before its resources are returned; may block. */
    public volatile Consumer<String> beforeRoutes = gameType -> {};

    /** Whether no adapter is registered for any of the games. */
    public volatile boolean absent;

    public FakeGames() {
        games.add(new GameView(
                "arma3",
                "Arma 3",
                "1.0.0",
                capabilities(ConfigGenerator.class, BanManager.class),
                List.of(),
                List.of("server", "rcon"),
                List.of("arma3server_x64")));
    }

    /** Returns the capabilities that these interfaces declare. */
    public static List<Capability> capabilities(Class<?>... types) {
        return Stream.of(types).flatMap(type -> Capability.of(type).stream()).toList();
    }

    @Override
    public List<GameView> list() {
        return absent ? List.of() : List.copyOf(games);
    }

    @Override
    public GameView get(String gameType) {
        return find(gameType)
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.GAME_TYPE_NOT_FOUND, "No adapter registered for game type '" + gameType + "'"));
    }

    @Override
    public RemoteAdminView remoteAdmin(String gameType) {
        require(gameType);
        return new RemoteAdminView(List.of("command", "kick"));
    }

    @Override
    public List<RemoteCommand> remoteCommands(String gameType) {
        require(gameType);
        return List.of(
                new RemoteCommand("#lock", "Locks the server"),
                new RemoteCommand(
                        "kick", "Kicks a player", CommandParameter.playerSlot(), CommandParameter.optional("reason")));
    }

    @Override
    public MissionRulesView missionRules(String gameType) {
        require(gameType);
        return new MissionRulesView(List.of(".pbo"), List.of("Recruit", "Regular"));
    }

    @Override
    public List<Capability> capabilities() {
        return games.stream()
                .flatMap(game -> Stream.concat(game.capabilities().stream(), game.parts().stream()))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void require(String gameType) {
        get(gameType);
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
        beforeRoutes.accept(gameType);
        return find(gameType).map(game -> routes.get(gameType));
    }

    private Optional<GameView> find(String gameType) {
        return list().stream().filter(game -> game.gameType().equals(gameType)).findFirst();
    }
}
