package io.languard.shell.command;

import io.languard.service.user.ApiKeyService;
import io.languard.shell.print.CommandResult;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Revokes the access of one program without affecting the other keys or the sessions of their owner. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "key-del")
public final class KeyDelCommand extends ShellCommand {

    private final ApiKeyService apiKeyService;
    private final SessionActors sessionActors;

    @Activate
    public KeyDelCommand(@Reference ApiKeyService apiKeyService, @Reference SessionActors sessionActors) {
        super("key-del", "ID", "Deletes one of your API keys and ends its connections.");
        this.apiKeyService = apiKeyService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        int id = invocation.number(0);
        apiKeyService.delete(sessionActors.of(invocation.session()), id);
        return CommandResult.done(null, "Key " + id + " was deleted.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0
                ? apiKeyService.list(sessionActors.of(session)).stream()
                        .map(key -> Integer.toString(key.id()))
                        .toList()
                : List.of();
    }
}
