package io.languard.shell.command;

import io.languard.service.user.Permission;
import io.languard.service.webhook.Webhook;
import io.languard.service.webhook.WebhookDefinition;
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

/** Makes events known to another program, such as a chat; the receiver can verify the signature of what it gets. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "webhook-add")
public final class WebhookAddCommand extends ShellCommand {

    private final WebhookService webhookService;
    private final SessionActors sessionActors;

    @Activate
    public WebhookAddCommand(@Reference WebhookService webhookService, @Reference SessionActors sessionActors) {
        super(
                "webhook-add",
                "NAME URL EVENTS [--format FORMAT] [--servers SERVERS] [--secret]",
                "Adds a webhook. With --secret, prompts for the key of the signature or reads it from standard input.\n"
                        + WebhookArgument.HELP,
                Permission.SYSTEM_MANAGE);
        this.webhookService = webhookService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Webhook webhook = webhookService.create(
                sessionActors.of(invocation.session()),
                new WebhookDefinition(
                        invocation.argument(0),
                        invocation.argument(1),
                        WebhookArgument.format(invocation.option("--format").orElse("json")),
                        WebhookArgument.events(invocation.argument(2)),
                        WebhookArgument.servers(invocation.option("--servers").orElse("all")),
                        invocation.flag("--secret") ? PasswordReader.readNewPassword(invocation.session()) : null));
        return CommandResult.done(
                ShellJsonCodec.toModel(webhook), "Webhook " + webhook.id() + " was added.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 2 ? webhookService.eventTypes(sessionActors.of(session)) : List.of();
    }
}
