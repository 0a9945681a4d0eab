package io.languard.rest.jaxrs;

/** A condition that a request requires of the server in its path. */
public enum Prerequisite {
    /** The server exists. */
    SERVER,
    /** The adapter of the server's game is installed. */
    ADAPTER,
    /** The config section in the path exists, and the adapter is installed. */
    CONFIG_SECTION,
    /** The adapter supports missions. */
    MISSIONS,
    /** The adapter supports mods. */
    MODS,
    /** Remote admin of the server is available. */
    REMOTE_ADMIN
}
