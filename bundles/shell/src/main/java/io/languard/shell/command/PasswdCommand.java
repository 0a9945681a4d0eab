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

/** Sets the password of somebody who has lost it, and so needs no old one. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "passwd")
public final class PasswdCommand extends ShellCommand {

    private final UserService userService;
    private final SessionActors sessionActors;

    @Activate
    public PasswdCommand(@Reference UserService userService, @Reference SessionActors sessionActors) {
        super(
                "passwd",
                "NAME [PASSWORD]",
                "Sets a user's password and ends the user's sessions."
                        + " Without PASSWORD, prompts for it or reads it from standard input.",
                Permission.USERS_MANAGE);
        this.userService = userService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Actor actor = sessionActors.of(invocation.session());
        User user = UserLookup.find(userService, actor, invocation.argument(0));
        String password =
                invocation.optionalArgument(1).orElseGet(() -> PasswordReader.readNewPassword(invocation.session()));
        userService.resetPassword(actor, user.id(), password);
        return CommandResult.done(null, "User " + user.username() + " has a new password.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.userNames(userService, sessionActors.of(session)) : List.of();
    }
}
