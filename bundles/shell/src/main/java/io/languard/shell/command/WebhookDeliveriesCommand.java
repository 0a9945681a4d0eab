package io.languard.shell.command;

import io.languard.service.user.Permission;
import io.languard.service.webhook.WebhookService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows whether a receiver gets its events and, if not, how it has responded. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "webhook-deliveries")
public final class WebhookDeliveriesCommand extends ShellCommand {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1000;

    private final WebhookService webhookService;
    private final SessionActors sessionActors;

    @Activate
    public WebhookDeliveriesCommand(@Reference WebhookService webhookService, @Reference SessionActors sessionActors) {
        super(
                "webhook-deliveries",
                "ID [--limit NUMBER] [--offset NUMBER]",
                "Shows what waits for delivery and the most recent deliveries, newest first.",
                Permission.SYSTEM_MANAGE);
        this.webhookService = webhookService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        int limit = invocation.number("--limit").orElse(DEFAULT_LIMIT);
        int offset = invocation.number("--offset").orElse(0);
        if (limit < 1 || limit > MAX_LIMIT || offset < 0) {
            throw new UsageException("--limit must be from 1 to " + MAX_LIMIT + " and --offset at least 0");
        }
        return CommandResult.table(
                webhookService
                        .deliveries(sessionActors.of(invocation.session()), invocation.number(0), limit, offset)
                        .stream()
                        .map(ShellJsonCodec::toModel)
                        .toList(),
                List.of("created_at", "event_type", "server_id", "state", "attempts", "next_attempt_at", "problem"),
                invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return CompletionSource.webhookIds(webhookService, sessionActors.of(session), position);
    }
}
