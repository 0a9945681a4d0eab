package io.languard.service.schedule;

import io.languard.service.user.Permission;
import org.jspecify.annotations.Nullable;

/** What a step of a schedule does. */
public enum ScheduleAction {
    /** Starts the server and waits until the game is ready. */
    START(Permission.SERVER_POWER),
    /** Stops the server and waits until it has ended. */
    STOP(Permission.SERVER_POWER),
    /** Stops the server, starts it again, and waits until the game is ready. */
    RESTART(Permission.SERVER_POWER),
    /** Kills the server. */
    KILL(Permission.SERVER_POWER),
    /** Sends a message to all players. */
    SAY(Permission.SERVER_CONSOLE),
    /** Sends a command to the game. */
    COMMAND(Permission.SERVER_CONSOLE),
    /** Makes a backup and waits until it is done. */
    BACKUP(Permission.SERVER_BACKUPS),
    /** Lets time pass. */
    WAIT(null);

    private final @Nullable Permission permission;

    ScheduleAction(@Nullable Permission permission) {
        this.permission = permission;
    }

    /** Returns what the action requires; {@code null} if it requires nothing. */
    public @Nullable Permission permission() {
        return permission;
    }
}
