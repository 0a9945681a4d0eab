package io.languard.rest.jaxrs;

/** A condition that a request requires of the server in its path. */
public enum Prerequisite {
    /** The server exists. */
    SERVER,
    /** The adapter of the server's game is installed. */
    ADAPTER,
    /** The config section in the path exists, and the adapter is installed. */
    CONFIG_SECTION,
    /** The adapter can import configuration files. */
    CONFIG_IMPORT,
    /** The adapter supports missions. */
    MISSIONS,
    /** The adapter supports mods. */
    MODS,
    /** The adapter supports remote admin. */
    REMOTE_ADMIN,
    /** The adapter supports messages to players. */
    MESSAGES,
    /** The adapter supports kicking players. */
    KICKS,
    /** The adapter supports banning connected players. */
    PLAYER_BANS,
    /** The schedule in the path exists. */
    SCHEDULE
}
