package io.languard.service.game;

import java.util.Locale;

/** What a game can do, beyond existing. The order is the one in which clients see them. */
public enum Capability {
    CONFIG_GENERATOR("Configuration"),
    PROCESS_CONFIG("Processes"),
    LOG_PARSER("Logs"),
    REMOTE_ADMIN("Remote admin"),
    MISSION_MANAGER("Missions"),
    MOD_MANAGER("Mods"),
    BAN_MANAGER("Bans");

    private final String title;

    Capability(String title) {
        this.title = title;
    }

    /** The name in the HTTP API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The beginning of sentences such as {@code Missions not supported for game type 'rust'}. */
    public String title() {
        return title;
    }
}
