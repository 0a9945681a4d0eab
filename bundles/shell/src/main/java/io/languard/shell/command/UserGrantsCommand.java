package io.languard.shell.command;

import io.languard.service.user.Actor;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
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

/**
 * Shows or replaces the rights of a user on single servers. The list is replaced as a whole, so that its result does
 * not depend on what it was before.
 */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "user-grants")
public final class UserGrantsCommand extends ShellCommand {

    private final UserService userService;
    private final SessionActors sessionActors;

    @Activate
    public UserGrantsCommand(@Reference UserService userService, @Reference SessionActors sessionActors) {
        super(
                "user-grants",
                "NAME [SERVER=PERMISSIONS...] [--none]",
                "Shows what a user may do in addition to the role, or replaces it; --none removes all grants.\n"
                        + GrantArgument.HELP,
                Permission.USERS_MANAGE);
        this.userService = userService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Actor actor = sessionActors.of(invocation.session());
        List<String> words = invocation.argumentsFrom(1);
        if (invocation.flag("--none") && !words.isEmpty()) {
            throw invocation.usageError();
        }
        List<Grant> requested = GrantArgument.parse(invocation, words);
        User user = UserLookup.find(userService, actor, invocation.argument(0));
        List<Grant> grants = words.isEmpty() && !invocation.flag("--none")
                ? userService.grants(actor, user.id())
                : userService.replaceGrants(actor, user.id(), requested);
        return CommandResult.table(
                grants.stream()
                        .map(invocation.json() ? ShellJsonCodec::toModel : GrantArgument::row)
                        .toList(),
                List.of("server", "permissions"),
                invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0
                ? CompletionSource.userNames(userService, sessionActors.of(session))
                : GrantArgument.suggestions();
    }
}
