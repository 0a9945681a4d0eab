package io.languard.shell.command;

import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import io.languard.service.user.UserService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Locks a user out at once but reversibly: role and grants are retained; see {@link UserEnableCommand}. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "user-disable")
public final class UserDisableCommand extends ShellCommand {

    private final UserService userService;
    private final SessionActors sessionActors;

    @Activate
    public UserDisableCommand(@Reference UserService userService, @Reference SessionActors sessionActors) {
        super("user-disable", "NAME", "Disables a user and ends the user's sessions.", Permission.USERS_MANAGE);
        this.userService = userService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Actor actor = sessionActors.of(invocation.session());
        User user = UserLookup.find(userService, actor, invocation.argument(0));
        User changed = userService.update(actor, user.id(), new UserChange(null, null, true));
        return CommandResult.done(
                ShellJsonCodec.toModel(changed), "User " + changed.username() + " is disabled.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.userNames(userService, sessionActors.of(session)) : List.of();
    }
}
