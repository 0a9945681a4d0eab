package io.languard.shell.command;

import io.languard.ports.remote.RemoteConsole;
import io.languard.ports.server.Servers;
import io.languard.shell.print.Answer;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "say")
public final class SayCommand extends ShellCommand {

    private final RemoteConsole console;
    private final Servers servers;
    private final Callers callers;

    @Activate
    public SayCommand(@Reference RemoteConsole console, @Reference Servers servers, @Reference Callers callers) {
        super("say", "ID MESSAGE...", "Sends a message to all players of a game server.");
        this.console = console;
        this.servers = servers;
        this.callers = callers;
    }

    @Override
    protected Answer run(Call call) {
        String message = String.join(" ", call.argumentsFrom(1));
        console.say(callers.of(call.session()), call.number(0), message);
        return Answer.done(null, "Said.", call.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? Suggestions.serverIds(servers) : List.of();
    }
}
