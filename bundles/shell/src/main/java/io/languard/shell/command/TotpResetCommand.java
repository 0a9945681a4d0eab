package io.languard.shell.command;

import io.languard.service.user.Actor;
import io.languard.service.user.TotpService;
import io.languard.service.user.User;
import io.languard.service.user.UserService;
import io.languard.shell.print.CommandResult;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes the two-factor login of a user who has lost the authenticator; the password stays. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "totp-reset")
public final class TotpResetCommand extends UserCommand {

    private final TotpService totpService;

    @Activate
    public TotpResetCommand(
            @Reference UserService userService,
            @Reference TotpService totpService,
            @Reference SessionActors sessionActors) {
        super(
                "totp-reset",
                "NAME",
                "Removes a user's two-factor login, for example if the authenticator is lost.",
                userService,
                sessionActors);
        this.totpService = totpService;
    }

    @Override
    CommandResult change(CommandInvocation invocation, Actor actor, User user) {
        totpService.reset(actor, user.id());
        return CommandResult.done(null, "User " + user.username() + " has no two-factor login.", invocation.json());
    }
}
