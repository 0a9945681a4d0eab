package io.languard.shell.command;

import io.languard.service.json.TimestampCodec;
import io.languard.service.user.ApiKeyService;
import io.languard.service.user.CreatedApiKey;
import io.languard.service.user.NewApiKey;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives a program access of its own, which can be narrower than its owner's and end without a new password. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "key-add")
public final class KeyAddCommand extends ShellCommand {

    private final ApiKeyService apiKeyService;
    private final SessionActors sessionActors;

    @Activate
    public KeyAddCommand(@Reference ApiKeyService apiKeyService, @Reference SessionActors sessionActors) {
        super(
                "key-add",
                "NAME [SERVER=PERMISSIONS...] [--expires TIME] [--networks NETWORKS]",
                "Creates an API key with which a program acts for you, and prints it this once.\n"
                        + "TIME is as in 2027-01-31T00:00:00Z; NETWORKS are separated by commas.\n"
                        + GrantArgument.HELP);
        this.apiKeyService = apiKeyService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Instant expiresAt = invocation
                .option("--expires")
                .map(text -> TimestampCodec.parse(text)
                        .orElseThrow(() -> new UsageException("--expires must be as in 2027-01-31T00:00:00Z")))
                .orElse(null);
        CreatedApiKey created = apiKeyService.create(
                sessionActors.of(invocation.session()),
                new NewApiKey(
                        invocation.argument(0),
                        GrantArgument.parse(invocation, invocation.argumentsFrom(1)),
                        expiresAt,
                        invocation
                                .option("--networks")
                                .map(text -> List.of(text.split(",")))
                                .orElse(null)));
        Map<String, Object> model = ShellJsonCodec.toModel(created);
        return CommandResult.done(model, created.key(), invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? List.of() : GrantArgument.suggestions();
    }
}
