package io.languard.service.server;

import io.languard.service.user.Actor;
import java.util.List;

/**
 * Use cases that help to create a server. Nothing is reserved: what is suggested may be gone when the server is created.
 * Thread-safe. The methods call adapters, and block for a few seconds at most.
 */
public interface ServerSuggestionService {

    /** The maximum number of suggested executables. */
    int MAX_EXECUTABLES = 100;

    /**
     * Returns executables of a game that lie on the machine: those that its servers use, then those that its adapter has
     * found. An adapter without an {@link io.languard.api.process.ExecutableFinder} finds none.
     *
     * @throws io.languard.api.error.LanguardException {@code FORBIDDEN}, {@code GAME_TYPE_NOT_FOUND}, {@code
     *     CAPABILITY_NOT_SUPPORTED} if the game has no processes
     */
    List<ExecutableSuggestion> executables(Actor actor, String gameType);

    /**
     * Returns ports for a new server of a game with the default configuration, such that none of the ports that it binds
     * belongs to another server or is in use on the machine.
     *
     * @throws io.languard.api.error.LanguardException as {@link #executables} does, and {@code PORT_IN_USE} if none are
     *     free
     */
    PortSuggestion freePorts(Actor actor, String gameType);
}
