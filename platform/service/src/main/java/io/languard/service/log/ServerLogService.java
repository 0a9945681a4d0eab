package io.languard.service.log;

import io.languard.service.user.Actor;

/** Use cases for a server's stored log. Thread-safe. All methods throw {@code NOT_FOUND} for an unknown server. */
public interface ServerLogService {

    /**
     * Returns lines, newest first. For an actor that may not see network addresses they are masked, and a search does not
     * find them.
     */
    LogPage query(Actor actor, int serverId, LogQuery query);

    /** Deletes all stored lines. The game's own files remain. */
    void clear(Actor actor, int serverId);
}
