package io.languard.service.game;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Use cases: the games whose adapters are registered at this moment. Safe for many threads. */
public interface GameService {

    /** Every game, by type; without its config sections and executables, which {@link #get} knows. */
    List<GameView> list();

    /** One game; {@code GAME_TYPE_NOT_FOUND} if no adapter is registered for it. */
    GameView get(String gameType);

    /** Every capability that an installed bundle declares, whether a game has it or not, in the order of lists. */
    List<Capability> capabilities();

    /** Makes sure that an adapter is registered for it, and asks it nothing; {@code GAME_TYPE_NOT_FOUND} if none is. */
    void require(String gameType);

    /** Section to JSON Schema (JSON model), in order; {@code CAPABILITY_NOT_SUPPORTED} without a config generator. */
    Map<String, Object> schemas(String gameType);

    /** Section to default values, in order; {@code CAPABILITY_NOT_SUPPORTED} without a config generator. */
    Map<String, Map<String, Object>> defaults(String gameType);

    /**
     * The adapter's own HTTP resources (objects with JAX-RS annotations); empty if it has none now. The same set object as
     * long as the same service is registered.
     */
    Optional<Set<Object>> routes(String gameType);
}
