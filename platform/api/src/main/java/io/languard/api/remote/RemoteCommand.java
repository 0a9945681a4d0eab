package io.languard.api.remote;

import java.util.List;
import java.util.Objects;

/**
 * A command that a game accepts, as clients offer it to users who type one.
 *
 * @param name what the command begins with, such as {@code kick} or {@code whitelist add}, as the game writes it
 * @param description what it does, in one short sentence of plain text, which clients show to users
 * @param parameters what follows the name, separated by blanks, the optional ones last; empty if nothing does
 */
public record RemoteCommand(String name, String description, List<CommandParameter> parameters) {

    public RemoteCommand {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        parameters = List.copyOf(parameters);
    }

    /** Creates a command, whose parameters may be none. */
    public RemoteCommand(String name, String description, CommandParameter... parameters) {
        this(name, description, List.of(parameters));
    }
}
