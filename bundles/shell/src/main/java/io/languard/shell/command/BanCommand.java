package io.languard.shell.command;

import io.languard.api.ban.BanEffect;
import io.languard.service.ban.Ban;
import io.languard.service.ban.BanResult;
import io.languard.service.ban.BanService;
import io.languard.service.ban.NewBan;
import io.languard.service.player.PlayerService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
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

    private final BanService banService;

    @Activate
    public BanCommand(
            @Reference PlayerService playerService,
            @Reference BanService banService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "ban",
                "ID SLOT [REASON...] [--minutes NUMBER]",
                "Bans a player who is on a game server, for ever without --minutes.\n"
                        + "In place of SLOT the game's identity of him may stand, also of one who is not there.",
                playerService,
                serverService,
                sessionActors);
        this.banService = banService;
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
        BanResult added = banService.add(actor, id, new NewBan(who, null, reason(commandInvocation), duration));
        return CommandResult.done(
                JsonModels.ban(added.ban()),
                added.ban().identity() + " was banned"
                        + (added.effect() == BanEffect.NEXT_START ? "; it counts from the next start." : "."),
                commandInvocation.json());
    }
}
