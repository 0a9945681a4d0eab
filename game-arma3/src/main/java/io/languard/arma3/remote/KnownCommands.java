package io.languard.arma3.remote;

import static io.languard.api.remote.CommandParameter.optional;
import static io.languard.api.remote.CommandParameter.playerSlot;
import static io.languard.api.remote.CommandParameter.required;

import io.languard.api.remote.RemoteCommand;
import java.util.List;

/**
 * BattlEye's commands (BattlEye server documentation), and those that it passes on to the game (Bohemia wiki: Multiplayer
 * Server Commands). Left out are {@code logout}, {@code exit} and {@code RConPassword}, which would end the platform's own
 * session, and what makes sense for a player only: {@code #login}, {@code #logout}, {@code #vote}, {@code #debug}.
 */
final class KnownCommands {

    static final List<RemoteCommand> ALL = List.of(
            new RemoteCommand("players", "Lists the players with their numbers"),
            new RemoteCommand(
                    "say",
                    "Sends a message to one player, or to all if the number is -1",
                    playerSlot(),
                    required("message")),
            new RemoteCommand("kick", "Kicks a player", playerSlot(), optional("reason")),
            new RemoteCommand(
                    "ban",
                    "Bans and kicks a player who is connected; forever without minutes or with 0",
                    playerSlot(),
                    optional("minutes"),
                    optional("reason")),
            new RemoteCommand(
                    "addBan",
                    "Bans a GUID or IP address; forever without minutes or with 0",
                    required("GUID or IP"),
                    optional("minutes"),
                    optional("reason")),
            new RemoteCommand("removeBan", "Removes a ban by its number in the list of bans", required("number")),
            new RemoteCommand("bans", "Lists the bans with their numbers"),
            new RemoteCommand("loadBans", "Reads bans.txt again"),
            new RemoteCommand("writeBans", "Writes the bans to bans.txt"),
            new RemoteCommand("loadScripts", "Reads the script filters again"),
            new RemoteCommand("loadEvents", "Reads the event filters again"),
            new RemoteCommand("missions", "Lists the missions of the server"),
            new RemoteCommand("admins", "Lists the sessions of remote admin"),
            new RemoteCommand("MaxPing", "Sets the ping above which players are kicked", required("milliseconds")),
            new RemoteCommand("version", "Shows the version of BattlEye"),
            new RemoteCommand("update", "Checks for an update of BattlEye"),
            new RemoteCommand("commands", "Lists BattlEye's commands"),
            new RemoteCommand("#lock", "Locks the server, so that nobody can join"),
            new RemoteCommand("#unlock", "Unlocks the server"),
            new RemoteCommand("#mission", "Starts a mission", required("name.terrain"), optional("difficulty")),
            new RemoteCommand("#missions", "Ends the mission and returns to the selection of missions"),
            new RemoteCommand("#mpmissions", "Lists the missions of the server, of any folder"),
            new RemoteCommand("#restart", "Restarts the mission"),
            new RemoteCommand("#reassign", "Returns to the assignment of roles of the present mission"),
            new RemoteCommand("#kick", "Kicks a player by name, number or user id", required("player")),
            new RemoteCommand("#exec", "Executes a command for servers, such as kick or ban", required("command")),
            new RemoteCommand("#monitor", "Writes the load to the log at an interval; 0 ends it", required("seconds")),
            new RemoteCommand("#init", "Reads server.cfg again"),
            new RemoteCommand("#shutdown", "Shuts the server down"),
            new RemoteCommand("#shutdownaftermission", "Shuts the server down when the mission ends"),
            new RemoteCommand("#restartserver", "Restarts the server"),
            new RemoteCommand("#restartserveraftermission", "Restarts the server when the mission ends"));

    private KnownCommands() {}
}
