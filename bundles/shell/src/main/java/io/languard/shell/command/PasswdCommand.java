package io.languard.shell.command;

import io.languard.service.user.Actor;
import io.languard.service.user.User;
import io.languard.service.user.UserService;
import io.languard.shell.print.CommandResult;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sets the password of somebody who has lost it, and so needs no old one. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "passwd")
public final class PasswdCommand extends UserCommand {

    @Activate
    public PasswdCommand(@Reference UserService userService, @Reference SessionActors sessionActors) {
        super(
                "passwd",
                "NAME [PASSWORD]",
                "Sets a user's password and ends the user's sessions."
                        + " Without PASSWORD, prompts for it or reads it from standard input.",
                userService,
                sessionActors);
    }

    @Override
    CommandResult change(CommandInvocation invocation, Actor actor, User user) {
        String password =
                invocation.optionalArgument(1).orElseGet(() -> PasswordReader.readNewPassword(invocation.session()));
        userService.resetPassword(actor, user.id(), password);
        return CommandResult.done(null, "User " + user.username() + " has a new password.", invocation.json());
    }
}
