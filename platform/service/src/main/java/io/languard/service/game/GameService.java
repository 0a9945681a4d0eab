package io.languard.service.game;

import io.languard.api.remote.RemoteCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Use cases for the games whose adapters are currently registered. Thread-safe. */
public interface GameService {

    /** Returns every game, sorted by type, without its config sections and executables, which {@link #get} adds. */
    List<GameView> list();

    /** Returns one game. Throws {@code GAME_TYPE_NOT_FOUND} if no adapter is registered for it. */
    GameView get(String gameType);

    /**
     * Returns the operations of a game's remote admin: {@code command}, and the names of the optional parts that the
     * game has. Throws {@code GAME_TYPE_NOT_FOUND}, or {@code CAPABILITY_NOT_SUPPORTED} without remote admin.
     */
    RemoteAdminView remoteAdmin(String gameType);

    /**
     * Returns the commands of a game that its adapter knows, in its order; empty if it knows none. Throws {@code
     * GAME_TYPE_NOT_FOUND}, or {@code CAPABILITY_NOT_SUPPORTED} without remote admin.
     */
    List<RemoteCommand> remoteCommands(String gameType);

    /**
     * Returns what mission files and rotation entries of a game may be. Throws {@code GAME_TYPE_NOT_FOUND}, or {@code
     * CAPABILITY_NOT_SUPPORTED} without missions.
     */
    MissionRulesView missionRules(String gameType);

    /**
     * Returns every capability that an installed bundle declares, optional parts included, whether a game has it or not,
     * in the order of lists.
     */
    List<Capability> capabilities();

    /** Throws {@code GAME_TYPE_NOT_FOUND} if no adapter is registered for the game. Does not call the adapter. */
    void require(String gameType);

    /**
     * Returns each section's JSON Schema, in order. Throws {@code CAPABILITY_NOT_SUPPORTED} without a config generator.
     */
    Map<String, Object> schemas(String gameType);

    /**
     * Returns each section's default values, in order. Throws {@code CAPABILITY_NOT_SUPPORTED} without a config
     * generator.
     */
    Map<String, Map<String, Object>> defaults(String gameType);

    /**
     * Returns the adapter's own HTTP resources (objects with JAX-RS annotations), or empty if it has none. Returns the
     * same set instance as long as the same service is registered.
     */
    Optional<Set<Object>> routes(String gameType);
}
