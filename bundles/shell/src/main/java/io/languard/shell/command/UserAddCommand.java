package io.languard.shell.command;

import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.User;
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

/** Creates a user with the rights of a role; {@link UserGrantsCommand} adds rights for single servers. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "user-add")
public final class UserAddCommand extends ShellCommand {

    private static final List<String> ROLES = List.of("admin", "viewer");

    private final UserService userService;
    private final SessionActors sessionActors;

    @Activate
    public UserAddCommand(@Reference UserService userService, @Reference SessionActors sessionActors) {
        super(
                "user-add",
                "NAME ROLE [PASSWORD] [--granted]",
                "Adds a user with role admin or viewer. Without PASSWORD, prompts for it or reads it from standard input."
                        + "\nWith --granted, a viewer may view only servers that are granted.",
                Permission.USERS_MANAGE);
        this.userService = userService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        if (!ROLES.contains(invocation.argument(1))) {
            throw new UsageException("ROLE must be admin or viewer. Usage: " + usage().line());
        }
        Role role = Role.ofWireName(invocation.argument(1));
        String password =
                invocation.optionalArgument(2).orElseGet(() -> PasswordReader.readNewPassword(invocation.session()));
        ServerAccess servers = invocation.flag("--granted") ? ServerAccess.GRANTED : ServerAccess.ALL;
        User user = userService.create(
                sessionActors.of(invocation.session()), invocation.argument(0), password, role, servers);
        return CommandResult.done(
                ShellJsonCodec.toModel(user), "User " + user.username() + " was added.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 1 ? ROLES : List.of();
    }
}
