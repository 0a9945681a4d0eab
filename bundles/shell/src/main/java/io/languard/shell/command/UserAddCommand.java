package io.languard.shell.command;

import io.languard.ports.user.Role;
import io.languard.ports.user.User;
import io.languard.ports.user.Users;
import io.languard.shell.print.Answer;
import io.languard.shell.print.Models;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "user-add")
public final class UserAddCommand extends ShellCommand {

    private static final List<String> ROLES = List.of("admin", "viewer");

    private final Users users;
    private final Callers callers;

    @Activate
    public UserAddCommand(@Reference Users users, @Reference Callers callers) {
        super(
                "user-add",
                "NAME ROLE [PASSWORD]",
                "Adds a user with role admin or viewer. Without PASSWORD it is asked for, or read from the input.");
        this.users = users;
        this.callers = callers;
    }

    @Override
    protected Answer run(Call call) {
        if (!ROLES.contains(call.argument(1))) {
            throw new UsageException("ROLE must be admin or viewer. Usage: " + usage().line());
        }
        Role role = Role.ofWireName(call.argument(1));
        String password = call.optionalArgument(2).orElseGet(() -> SecretInput.newPassword(call.session()));
        User user = users.create(callers.of(call.session()), call.argument(0), password, role);
        return Answer.done(Models.user(user), "User " + user.username() + " is added.", call.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 1 ? ROLES : List.of();
    }
}
