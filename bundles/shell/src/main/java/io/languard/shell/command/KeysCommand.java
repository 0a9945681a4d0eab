package io.languard.shell.command;

import io.languard.service.user.ApiKey;
import io.languard.service.user.ApiKeyService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows when and from where each key was used last, which tells forgotten keys from those in use. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "keys")
public final class KeysCommand extends ShellCommand {

    private final ApiKeyService apiKeyService;
    private final SessionActors sessionActors;

    @Activate
    public KeysCommand(@Reference ApiKeyService apiKeyService, @Reference SessionActors sessionActors) {
        super("keys", "", "Lists your API keys.");
        this.apiKeyService = apiKeyService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        return CommandResult.table(
                apiKeyService.list(sessionActors.of(invocation.session())).stream()
                        .map(invocation.json() ? ShellJsonCodec::toModel : KeysCommand::row)
                        .toList(),
                List.of("id", "name", "grants", "allowed_networks", "expires_at", "last_used_at", "last_used_from"),
                invocation.json());
    }

    private static Map<String, Object> row(ApiKey key) {
        Map<String, Object> row = ShellJsonCodec.toModel(key);
        row.put("grants", GrantArgument.line(key.grants()));
        return row;
    }
}
