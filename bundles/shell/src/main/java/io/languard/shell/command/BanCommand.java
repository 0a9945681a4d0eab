package io.languard.shell.command;

import io.languard.api.ban.BanEffect;
import io.languard.ports.ban.AddedBan;
import io.languard.ports.ban.Ban;
import io.languard.ports.ban.Bans;
import io.languard.ports.ban.NewBan;
import io.languard.ports.player.Players;
import io.languard.ports.server.Servers;
import io.languard.ports.user.Actor;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.time.Duration;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "ban")
public final class BanCommand extends PlayerCommand {

    private final Bans bans;

    @Activate
    public BanCommand(
            @Reference Players players,
            @Reference Bans bans,
            @Reference Servers servers,
            @Reference SessionActors sessionActors) {
        super(
                "ban",
                "ID SLOT [REASON...] [--minutes NUMBER]",
                "Bans a player who is on a game server, for ever without --minutes.\n"
                        + "In place of SLOT the game's identity of him may stand, also of one who is not there.",
                players,
                servers,
                sessionActors);
        this.bans = bans;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        int id = commandInvocation.number(0);
        Duration duration =
                Duration.ofMinutes(commandInvocation.number("--minutes").orElse(0));
        Actor actor = callers.of(commandInvocation.session());
        String who = commandInvocation.argument(1);
        boolean there = players.online(id).stream()
                .anyMatch(player -> player.player().slotId().equals(who));
        if (there) {
            Ban ban = players.ban(actor, id, who, reason(commandInvocation), duration);
            return CommandResult.done(JsonModels.ban(ban), "Player " + who + " was banned.", commandInvocation.json());
        }
        AddedBan added = bans.add(actor, id, new NewBan(who, null, reason(commandInvocation), duration));
        return CommandResult.done(
                JsonModels.ban(added.ban()),
                added.ban().guid() + " was banned"
                        + (added.effect() == BanEffect.NEXT_START ? "; it counts from the next start." : "."),
                commandInvocation.json());
    }
}
