package io.languard.core.server;

/**
 * Follows the processes of servers. Listeners are called in ascending order of their {@code service.ranking}, on the thread
 * that changes the server and while it holds the server's lock, so calls for one server never overlap. Implementations must
 * not block: adapter calls, SQL and file access belong on a worker.
 */
public interface ProcessListener {

    /** The number of listeners in this bundle. Without all of them no process is started or adopted. */
    String COUNT = "3";

    /** The game is ready and the server's status is {@code RUNNING}. */
    default void processReady(ServerInstance server) {}

    /** The server's process survived a restart of the platform and belongs to the server again. */
    default void processAdopted(ServerInstance server) {}

    /** The server's process has ended, perhaps while the platform was not running. */
    default void processEnded(ServerInstance server) {}
}
