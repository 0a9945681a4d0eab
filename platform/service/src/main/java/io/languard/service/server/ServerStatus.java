package io.languard.service.server;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The states of a game server and their legal transitions. */
public enum ServerStatus {
    STOPPED,
    STARTING,
    RUNNING,
    STOPPING,
    CRASHED,
    ERROR;

    /** Returns whether the transition to the given state is legal. */
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

    /** Returns whether a process exists or is about to be started in this state. */
    public boolean isActive() {
        return this == STARTING || this == RUNNING || this == STOPPING;
    }

    /** Returns whether the last run, or the last attempt to start one, has failed. */
    public boolean isFailed() {
        return this == CRASHED || this == ERROR;
    }

    /** Returns the name used in the HTTP API and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state with the given wire name. */
    public static ServerStatus ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
