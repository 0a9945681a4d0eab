package io.languard.service.log;

import io.languard.service.user.Actor;

/** Use cases for a server's stored log. Thread-safe. All methods throw {@code NOT_FOUND} for an unknown server. */
public interface ServerLogService {

    /** Returns lines, newest first. */
    LogPage query(Actor actor, int serverId, LogQuery query);

    /** Deletes all stored lines. The game's own files remain. */
    void clear(Actor actor, int serverId);
}
