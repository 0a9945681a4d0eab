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

/** Locks a user out at once but reversibly: role and grants are retained; see {@link UserEnableCommand}. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "user-disable")
public final class UserDisableCommand extends UserCommand {

    @Activate
    public UserDisableCommand(@Reference UserService userService, @Reference SessionActors sessionActors) {
        super("user-disable", "NAME", "Disables a user and ends the user's sessions.", userService, sessionActors);
    }

    @Override
    CommandResult change(CommandInvocation invocation, Actor actor, User user) {
        User changed = userService.update(actor, user.id(), new UserChange(null, null, true));
        return CommandResult.done(
                ShellJsonCodec.toModel(changed), "User " + changed.username() + " is disabled.", invocation.json());
    }
}
