package io.languard.shell.command;

import io.languard.ports.server.Servers;
import io.languard.shell.print.Answer;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "delete")
public final class DeleteCommand extends ShellCommand {

    private final Servers servers;
    private final Callers callers;

    @Activate
    public DeleteCommand(@Reference Servers servers, @Reference Callers callers) {
        super("delete", "ID", "Removes a game server that does not run, with everything that belongs to it.");
        this.servers = servers;
        this.callers = callers;
    }

    @Override
    protected Answer run(Call call) {
        int id = call.number(0);
        servers.delete(callers.of(call.session()), id);
        return Answer.done(null, "Server " + id + " is deleted.", call.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? Suggestions.serverIds(servers) : List.of();
    }
}
