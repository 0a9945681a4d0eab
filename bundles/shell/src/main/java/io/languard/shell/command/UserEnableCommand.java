package io.languard.shell.command;

import io.languard.service.user.Actor;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import io.languard.service.user.UserService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets a disabled user log in again, with the password, role and grants from before. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "user-enable")
public final class UserEnableCommand extends UserCommand {

    @Activate
    public UserEnableCommand(@Reference UserService userService, @Reference SessionActors sessionActors) {
        super("user-enable", "NAME", "Enables a disabled user again.", userService, sessionActors);
    }

    @Override
    CommandResult change(CommandInvocation invocation, Actor actor, User user) {
        User changed = userService.update(actor, user.id(), new UserChange(null, null, false));
        return CommandResult.done(
                ShellJsonCodec.toModel(changed), "User " + changed.username() + " is enabled.", invocation.json());
    }
}
