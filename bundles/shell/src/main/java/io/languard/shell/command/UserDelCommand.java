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

/** Removes a user for good, with grants and keys; the audit trail retains the name. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "user-del")
public final class UserDelCommand extends UserCommand {

    @Activate
    public UserDelCommand(@Reference UserService userService, @Reference SessionActors sessionActors) {
        super("user-del", "NAME", "Removes a user and ends the user's sessions.", userService, sessionActors);
    }

    @Override
    CommandResult change(CommandInvocation invocation, Actor actor, User user) {
        userService.delete(actor, user.id());
        return CommandResult.done(null, "User " + user.username() + " was removed.", invocation.json());
    }
}
