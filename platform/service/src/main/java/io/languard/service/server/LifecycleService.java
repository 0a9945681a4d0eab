package io.languard.service.server;

import io.languard.service.user.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Use cases for starting and stopping servers. Methods return once the request is accepted; progress is reported by
 * events. A server never has two processes, even under concurrent calls.
 */
public interface LifecycleService {

    /**
     * Checks status, executable, ports and config files, then starts the process.
     *
     * @throws io.languard.api.error.LanguardException {@code SERVER_ALREADY_RUNNING}, {@code EXE_NOT_ALLOWED}, {@code
     *     PORT_IN_USE}, {@code CONFIG_WRITE_ERROR}, {@code INVALID_CONFIG}, {@code GAME_TYPE_NOT_FOUND}, {@code
     *     CAPABILITY_NOT_SUPPORTED}
     */
    LifecycleResult start(Actor actor, int id);

    /**
     * Asks the game to shut down, by remote admin or else by a signal, and kills it after 30 seconds.
     *
     * @param force whether to kill it immediately
     * @param reason recorded in the audit trail; may be {@code null}
     * @throws io.languard.api.error.LanguardException {@code SERVER_NOT_RUNNING}
     */
    LifecycleResult stop(Actor actor, int id, boolean force, @Nullable String reason);

    /** Stops the server, then starts it. Throws {@code SERVER_NOT_RUNNING} if it is not running. */
    LifecycleResult restart(Actor actor, int id);

    /**
     * Stops all servers that run or are about to: asks each game to shut down, and kills it after 30 seconds. Pending
     * restarts are cancelled.
     *
     * @param reason recorded in the audit trail; may be {@code null}
     * @param resume whether those with {@code auto_restart} are started again with the next start of the platform
     * @return the ids of the servers that are being stopped, or are stopped now
     */
    List<Integer> stopAll(Actor actor, @Nullable String reason, boolean resume);

    /** Kills the process tree immediately. Does not wait for locks. */
    LifecycleResult kill(Actor actor, int id);
}
