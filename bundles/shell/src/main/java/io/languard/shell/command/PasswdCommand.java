package io.languard.shell.command;

import io.languard.ports.user.User;
import io.languard.ports.user.Users;
import io.languard.shell.print.Answer;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "passwd")
public final class PasswdCommand extends ShellCommand {

    private final Users users;
    private final Callers callers;

    @Activate
    public PasswdCommand(@Reference Users users, @Reference Callers callers) {
        super(
                "passwd",
                "NAME [PASSWORD]",
                "Sets a user's password and ends his sessions."
                        + " Without PASSWORD it is asked for, or read from the input.");
        this.users = users;
        this.callers = callers;
    }

    @Override
    protected Answer run(Call call) {
        User user = NamedUser.of(users, call.argument(0));
        String password = call.optionalArgument(1).orElseGet(() -> SecretInput.newPassword(call.session()));
        users.resetPassword(callers.of(call.session()), user.id(), password);
        return Answer.done(null, "User " + user.username() + " has a new password.", call.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? Suggestions.userNames(users) : List.of();
    }
}
