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

/** Lets a disabled user log in again, with the password, role and grants from before. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "user-enable")
public final class UserEnableCommand extends ShellCommand {

    private final UserService userService;
    private final SessionActors sessionActors;

    @Activate
    public UserEnableCommand(@Reference UserService userService, @Reference SessionActors sessionActors) {
        super("user-enable", "NAME", "Enables a disabled user again.", Permission.USERS_MANAGE);
        this.userService = userService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Actor actor = sessionActors.of(invocation.session());
        User user = UserLookup.find(userService, actor, invocation.argument(0));
        User changed = userService.update(actor, user.id(), new UserChange(null, null, false));
        return CommandResult.done(
                ShellJsonCodec.toModel(changed), "User " + changed.username() + " is enabled.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.userNames(userService, sessionActors.of(session)) : List.of();
    }
}
