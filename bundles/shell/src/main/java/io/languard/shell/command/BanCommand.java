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
import io.languard.shell.print.ShellJsonCodec;
import java.time.Duration;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Bans a player who is online through the game, and anyone else by identity through the ban list. */
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
                "Bans a player from a game server, permanently unless --minutes is given.\n"
                        + "SLOT may also be the player's identity in the game; the player need not be online.",
                playerService,
                serverService,
                sessionActors);
        this.banService = banService;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        int id = invocation.number(0);
        Duration duration = Duration.ofMinutes(invocation.number("--minutes").orElse(0));
        Actor actor = actors.of(invocation.session());
        String target = invocation.argument(1);
        boolean online = players.online(actor, id).stream()
                .anyMatch(player -> player.slotId().equals(target));
        if (online) {
            Ban ban = players.ban(actor, id, target, reason(invocation), duration);
            return CommandResult.done(
                    ShellJsonCodec.toModel(ban), "Player " + target + " was banned.", invocation.json());
        }
        BanResult result = banService.add(actor, id, new NewBan(target, null, reason(invocation), duration));
        return CommandResult.done(
                ShellJsonCodec.toModel(result.ban()),
                result.ban().identity() + " was banned"
                        + (result.effect() == BanEffect.NEXT_START ? "; the ban takes effect at the next start." : "."),
                invocation.json());
    }
}
