package io.languard.shell.command;

import io.languard.service.user.Actor;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.User;
import io.languard.service.user.UserService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "user-grants")
public final class UserGrantsCommand extends ShellCommand {

    private static final String EVERYWHERE = "all";

    private final UserService userService;
    private final SessionActors sessionActors;

    @Activate
    public UserGrantsCommand(@Reference UserService userService, @Reference SessionActors sessionActors) {
        super(
                "user-grants",
                "NAME [SERVER=PERMISSIONS...] [--none]",
                "Shows what a user may do in addition to the role, or replaces it."
                        + "\nSERVER is an id, or all for every server and the platform; PERMISSIONS are separated by commas:"
                        + "\nuser-grants ann 1=server.view,server.power all=mods.manage. --none removes all grants."
                        + "\nPermissions: "
                        + Arrays.stream(Permission.values())
                                .map(Permission::wireName)
                                .collect(Collectors.joining(", ")),
                Permission.USERS_MANAGE);
        this.userService = userService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Actor actor = sessionActors.of(invocation.session());
        User user = UserLookup.find(userService, actor, invocation.argument(0));
        List<String> words = invocation.argumentsFrom(1);
        if (invocation.flag("--none") && !words.isEmpty()) {
            throw invocation.usageError();
        }
        List<Grant> grants = words.isEmpty() && !invocation.flag("--none")
                ? userService.grants(actor, user.id())
                : userService.replaceGrants(
                        actor, user.id(), words.stream().map(this::grant).toList());
        return invocation.json()
                ? CommandResult.done(
                        grants.stream().map(ShellJsonCodec::toModel).toList(), "", true)
                : CommandResult.table(
                        grants.stream().map(UserGrantsCommand::row).toList(), List.of("server", "permissions"), false);
    }

    private static Map<String, Object> row(Grant grant) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("server", grant.serverId() == null ? EVERYWHERE : grant.serverId());
        row.put(
                "permissions",
                grant.permissions().stream().map(Permission::wireName).collect(Collectors.joining(", ")));
        return row;
    }

    private Grant grant(String word) {
        int equals = word.indexOf('=');
        String server = equals < 0 ? "" : word.substring(0, equals);
        if (!server.equals(EVERYWHERE) && !server.matches("[0-9]{1,9}")) {
            throw new UsageException("'" + word + "' must be SERVER=PERMISSIONS. Usage: " + usage().line());
        }
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String name : word.substring(equals + 1).split(",")) {
            permissions.add(Permission.find(name)
                    .orElseThrow(() -> new UsageException("Unknown permission '" + name + "'; must be one of "
                            + String.join(", ", names().toList()))));
        }
        return new Grant(server.equals(EVERYWHERE) ? null : Integer.valueOf(server), permissions);
    }

    private static Stream<String> names() {
        return Arrays.stream(Permission.values()).map(Permission::wireName);
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0
                ? CompletionSource.userNames(userService, sessionActors.of(session))
                : names().map(name -> EVERYWHERE + "=" + name).toList();
    }
}
