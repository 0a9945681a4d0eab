package io.languard.service.log;

import io.languard.service.user.Actor;

/** Use cases: the stored log of a server. Safe for many threads. {@code NOT_FOUND} for an unknown server. */
public interface ServerLogService {

    /** Lines, newest first. */
    LogPage query(int serverId, LogQuery query);

    /** Removes every stored line; the game's own files stay. */
    void clear(Actor actor, int serverId);
}
