package io.languard.service.user;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.languard.service.json.WireName;
import java.util.Arrays;
import java.util.Optional;

/** What an actor may be permitted to do. Those of a server can be granted for single servers. */
public enum Permission implements WireName {
    /**
     * See a server and everything about it that is not a secret, without which a server does not exist for an actor. For
     * all servers, see worlds as well.
     */
    SERVER_VIEW("server.view"),
    /** Start, stop, restart and kill a server. */
    SERVER_POWER("server.power"),
    /** Send commands and messages to the game. */
    SERVER_CONSOLE("server.console"),
    /** Kick and ban players, change the bans, and see network addresses. */
    SERVER_PLAYERS("server.players"),
    /** Change a server's definition and configuration, read files that contain secrets, and delete logs. */
    SERVER_CONFIG("server.config"),
    /** Change a server's missions and their rotation. */
    SERVER_MISSIONS("server.missions"),
    /** Change the enabled mods of a server. */
    SERVER_MODS("server.mods"),
    /** Create, restore and delete a server's backups. */
    SERVER_BACKUPS("server.backups"),
    /** Change a server's schedules. */
    SERVER_SCHEDULES("server.schedules"),
    /** Delete a server. */
    SERVER_DELETE("server.delete"),
    /** Create servers. */
    SERVERS_CREATE("servers.create"),
    /** Register and delete mods. */
    MODS_MANAGE("mods.manage"),
    /** Start, stop, freeze and delete players' worlds. */
    WORLDS_MANAGE("worlds.manage"),
    /** See and change users and their rights, and change one's own password. */
    USERS_MANAGE("users.manage"),
    /**
     * See the platform's audit trail and the adapters' files, manage webhooks, and use the framework's own commands in the
     * shell.
     */
    SYSTEM_MANAGE("system.manage");

    private final String wireName;

    Permission(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name that clients use. */
    @Override
    public String wireName() {
        return wireName;
    }

    /** Returns whether it can be granted for a single server. */
    public boolean isOfServer() {
        return wireName.startsWith("server.");
    }

    /** Returns the permission with exactly this wire name; empty if there is none. */
    public static Optional<Permission> find(String wireName) {
        return Arrays.stream(values())
                .filter(permission -> permission.wireName.equals(wireName))
                .findFirst();
    }

    @JsonCreator
    static Permission ofWireName(String wireName) {
        return find(wireName).orElseThrow(() -> new IllegalArgumentException("Unknown permission: " + wireName));
    }
}
