package io.languard.shell.command;

import io.languard.service.user.Permission;
import io.languard.service.user.UserService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows who can log in, including those who are disabled, and when they did so last. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "users")
public final class UsersCommand extends ShellCommand {

    private final UserService userService;
    private final SessionActors sessionActors;

    @Activate
    public UsersCommand(@Reference UserService userService, @Reference SessionActors sessionActors) {
        super("users", "", "Lists the users.", Permission.USERS_MANAGE);
        this.userService = userService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        return CommandResult.table(
                userService.list(sessionActors.of(invocation.session())).stream()
                        .map(ShellJsonCodec::toModel)
                        .toList(),
                List.of("id", "username", "role", "servers", "disabled", "created_at", "last_login"),
                invocation.json());
    }
}
