package io.languard.api.remote;

import java.util.Objects;

/**
 * A parameter of a {@link RemoteCommand}.
 *
 * @param name a word for what it is and, if it is a number, in which unit, such as {@code minutes}
 * @param kind what clients can suggest for it
 * @param optional whether the command works without it
 */
public record CommandParameter(String name, Kind kind, boolean optional) {

    /** What a parameter takes. Clients suggest the players who are online for those that take a player. */
    public enum Kind {
        /** Anything that the user has to know. */
        TEXT,
        /** The {@link io.languard.api.player.Player#slotId slot} of a player who is online. */
        PLAYER_SLOT,
        /** The {@link io.languard.api.player.Player#name name} of a player who is online. */
        PLAYER_NAME
    }

    public CommandParameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }

    /** Creates a parameter that the command needs, and that takes any text. */
    public static CommandParameter required(String name) {
        return new CommandParameter(name, Kind.TEXT, false);
    }

    /** Creates a parameter that may be left out, and that takes any text. */
    public static CommandParameter optional(String name) {
        return new CommandParameter(name, Kind.TEXT, true);
    }

    /** Creates a parameter that the command needs, and that takes the slot of a player. */
    public static CommandParameter playerSlot() {
        return new CommandParameter("player", Kind.PLAYER_SLOT, false);
    }

    /** Creates a parameter that the command needs, and that takes the name of a player. */
    public static CommandParameter playerName() {
        return new CommandParameter("player", Kind.PLAYER_NAME, false);
    }
}
