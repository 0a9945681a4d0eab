package io.languard.core.server;

/**
 * Is notified of changes of servers' processes, on the thread that changes the server and under the server's lock, so
 * calls for one server never overlap. Implementations must not block: adapter calls, SQL and file access must run on a
 * worker.
 */
public interface ProcessListener {

    /** Called when the game is ready and the server's status is {@code RUNNING}. */
    default void processReady(ServerInstance server) {}

    /** Called when the server's process has survived a restart of the platform and has been adopted. */
    default void processAdopted(ServerInstance server) {}

    /** Called when the server's process has ended, possibly while the platform was not running. */
    default void processEnded(ServerInstance server) {}
}
