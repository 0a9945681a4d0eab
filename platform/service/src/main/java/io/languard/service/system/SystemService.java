package io.languard.service.system;

import io.languard.service.user.Actor;

/** Use cases for the platform as a whole. */
public interface SystemService {

    /** Returns the current status. Only servers that the actor may view are counted. */
    SystemStatus status(Actor actor);

    /** Returns what the platform runs on. Requires {@code system.manage}. */
    SystemInfo info(Actor actor);

    /** Returns whether the database is available and the platform has loaded what it keeps in memory. Does not block. */
    boolean healthy();
}
