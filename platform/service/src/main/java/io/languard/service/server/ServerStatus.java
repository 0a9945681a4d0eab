package io.languard.service.server;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The states of a game server, and which may follow which. */
public enum ServerStatus {
    STOPPED,
    STARTING,
    RUNNING,
    STOPPING,
    CRASHED,
    ERROR;

    /** Whether a server in this state may go to the other one. */
    public boolean canTransitionTo(ServerStatus next) {
        return followers().contains(next);
    }

    private Set<ServerStatus> followers() {
        return switch (this) {
            case STOPPED -> EnumSet.of(STARTING, ERROR);
            case STARTING -> EnumSet.of(RUNNING, STOPPING, STOPPED, CRASHED, ERROR);
            case RUNNING -> EnumSet.of(STOPPING, STOPPED, CRASHED, ERROR);
            case STOPPING -> EnumSet.of(STOPPED, ERROR);
            case CRASHED -> EnumSet.of(STARTING, STOPPED, ERROR);
            case ERROR -> EnumSet.of(STARTING, STOPPED);
        };
    }

    /** Whether a process belongs to this state, or is about to. */
    public boolean isActive() {
        return this == STARTING || this == RUNNING || this == STOPPING;
    }

    /** The name in the HTTP API and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state with this wire name. */
    public static ServerStatus ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
