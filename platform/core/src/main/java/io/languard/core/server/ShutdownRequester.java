package io.languard.core.server;

/** Asks a game to shut itself down, using the game's own protocol. */
public interface ShutdownRequester {

    /**
     * Asks the game to shut down and waits a few seconds for it to accept.
     *
     * @return false if the game cannot be asked now or does not respond
     */
    boolean requestShutdown(ServerInstance server);
}
