package io.languard.shell.command;

import io.languard.service.user.Permission;
import io.languard.service.webhook.Webhook;
import io.languard.service.webhook.WebhookService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows which programs are notified of which events. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "webhooks")
public final class WebhooksCommand extends ShellCommand {

    private final WebhookService webhookService;
    private final SessionActors sessionActors;

    @Activate
    public WebhooksCommand(@Reference WebhookService webhookService, @Reference SessionActors sessionActors) {
        super(
                "webhooks",
                "",
                "Lists the webhooks, which notify other programs of events. Only --json shows their URLs, which may be"
                        + " secret.",
                Permission.SYSTEM_MANAGE);
        this.webhookService = webhookService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        return CommandResult.table(
                webhookService.list(sessionActors.of(invocation.session())).stream()
                        .map(invocation.json() ? ShellJsonCodec::toModel : WebhooksCommand::row)
                        .toList(),
                List.of("id", "name", "format", "servers", "events", "host"),
                invocation.json());
    }

    private static Map<String, Object> row(Webhook webhook) {
        Map<String, Object> row = ShellJsonCodec.toModel(webhook);
        row.put("host", URI.create(webhook.url()).getHost());
        row.put("events", String.join(", ", webhook.events()));
        row.put(
                "servers",
                webhook.serverIds() == null ? "all" : webhook.serverIds().toString());
        return row;
    }
}
