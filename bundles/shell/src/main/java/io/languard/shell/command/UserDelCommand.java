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
@GogoCommand(scope = "languard", function = "user-del")
public final class UserDelCommand extends ShellCommand {

    private final Users users;
    private final Callers callers;

    @Activate
    public UserDelCommand(@Reference Users users, @Reference Callers callers) {
        super("user-del", "NAME", "Removes a user and ends his sessions.");
        this.users = users;
        this.callers = callers;
    }

    @Override
    protected Answer run(Call call) {
        User user = NamedUser.of(users, call.argument(0));
        users.delete(callers.of(call.session()), user.id());
        return Answer.done(null, "User " + user.username() + " is removed.", call.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? Suggestions.userNames(users) : List.of();
    }
}
