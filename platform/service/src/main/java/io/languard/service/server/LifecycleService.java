package io.languard.service.server;

import io.languard.service.user.Actor;

/**
 * Use cases: starting and stopping. Each returns as soon as the answer is known, not when the process has got there; what
 * follows is told by events. Never two processes for one server, whatever is called at the same time.
 */
public interface LifecycleService {

    /**
     * Checks state, executable, ports and config files, then starts the process.
     *
     * @throws io.languard.api.error.LanguardException {@code SERVER_ALREADY_RUNNING}, {@code EXE_NOT_ALLOWED}, {@code
     *     PORT_IN_USE}, {@code CONFIG_WRITE_ERROR}, {@code INVALID_CONFIG}, {@code GAME_TYPE_NOT_FOUND}, {@code
     *     CAPABILITY_NOT_SUPPORTED}
     */
    LifecycleResult start(Actor actor, int id);

    /**
     * Asks the game to end, by remote admin or else by signal; kills it after 30 seconds.
     *
     * @param force kill at once
     * @param reason for the audit trail; may be {@code null}
     * @throws io.languard.api.error.LanguardException {@code SERVER_NOT_RUNNING}
     */
    LifecycleResult stop(Actor actor, int id, boolean force, String reason);

    /** Stops, then starts; {@code SERVER_NOT_RUNNING} if there is nothing to stop. */
    LifecycleResult restart(Actor actor, int id);

    /** Kills the process tree now; passes every lock. */
    LifecycleResult kill(Actor actor, int id);
}
