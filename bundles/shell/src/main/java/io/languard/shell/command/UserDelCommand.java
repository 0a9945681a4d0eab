package io.languard.shell.command;

import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.service.user.User;
import io.languard.service.user.UserService;
import io.languard.shell.print.CommandResult;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes a user for good, with grants and keys; the audit trail retains the name. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "user-del")
public final class UserDelCommand extends ShellCommand {

    private final UserService userService;
    private final SessionActors sessionActors;

    @Activate
    public UserDelCommand(@Reference UserService userService, @Reference SessionActors sessionActors) {
        super("user-del", "NAME", "Removes a user and ends the user's sessions.", Permission.USERS_MANAGE);
        this.userService = userService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Actor actor = sessionActors.of(invocation.session());
        User user = UserLookup.find(userService, actor, invocation.argument(0));
        userService.delete(actor, user.id());
        return CommandResult.done(null, "User " + user.username() + " was removed.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.userNames(userService, sessionActors.of(session)) : List.of();
    }
}
