package io.languard.shell.command;

import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.service.user.User;
import io.languard.service.user.UserService;
import io.languard.shell.print.CommandResult;
import java.util.List;
import org.apache.felix.service.command.CommandSession;

/** Base class of the commands that change one existing user, who is given by name. */
abstract class UserCommand extends ShellCommand {

    final UserService userService;
    private final SessionActors sessionActors;

    UserCommand(String name, String synopsis, String summary, UserService userService, SessionActors sessionActors) {
        super(name, synopsis, summary, Permission.USERS_MANAGE);
        this.userService = userService;
        this.sessionActors = sessionActors;
    }

    /** Calls the use case. */
    abstract CommandResult change(CommandInvocation invocation, Actor actor, User user);

    @Override
    protected final CommandResult run(CommandInvocation invocation) {
        Actor actor = sessionActors.of(invocation.session());
        return change(invocation, actor, UserLookup.find(userService, actor, invocation.argument(0)));
    }

    @Override
    public final List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.userNames(userService, sessionActors.of(session)) : List.of();
    }
}
