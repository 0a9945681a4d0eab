package io.languard.shell.command;

import io.languard.service.user.User;
import io.languard.service.user.UserService;
import io.languard.shell.print.CommandResult;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

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
                "Sets a user's password and ends his sessions."
                        + " Without PASSWORD it is asked for, or read from the input.");
        this.userService = userService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        User user = UserLookup.find(userService, commandInvocation.argument(0));
        String password = commandInvocation
                .optionalArgument(1)
                .orElseGet(() -> PasswordReader.readNewPassword(commandInvocation.session()));
        userService.resetPassword(sessionActors.of(commandInvocation.session()), user.id(), password);
        return CommandResult.done(null, "User " + user.username() + " has a new password.", commandInvocation.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? CompletionSource.userNames(userService) : List.of();
    }
}
