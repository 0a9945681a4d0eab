package io.languard.shell.command;

import io.languard.service.user.Permission;
import io.languard.service.webhook.WebhookService;
import io.languard.shell.print.CommandResult;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends the notifications of one receiver, including those that could not be delivered yet. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "webhook-del")
public final class WebhookDelCommand extends ShellCommand {

    private final WebhookService webhookService;
    private final SessionActors sessionActors;

    @Activate
    public WebhookDelCommand(@Reference WebhookService webhookService, @Reference SessionActors sessionActors) {
        super("webhook-del", "ID", "Deletes a webhook with what waits for delivery.", Permission.SYSTEM_MANAGE);
        this.webhookService = webhookService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        int id = invocation.number(0);
        webhookService.delete(sessionActors.of(invocation.session()), id);
        return CommandResult.done(null, "Webhook " + id + " was deleted.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return CompletionSource.webhookIds(webhookService, sessionActors.of(session), position);
    }
}
