package io.languard.shell.command;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
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

/** Changes single properties of a webhook; those that are not given stay as they are. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "webhook-set")
public final class WebhookSetCommand extends ShellCommand {

    private final WebhookService webhookService;
    private final SessionActors sessionActors;

    @Activate
    public WebhookSetCommand(@Reference WebhookService webhookService, @Reference SessionActors sessionActors) {
        super(
                "webhook-set",
                "ID [--name NAME] [--url URL] [--events EVENTS] [--format FORMAT] [--servers SERVERS] [--secret]"
                        + " [--no-secret]",
                "Changes what is given of a webhook, and attempts at once what waits for delivery.\n"
                        + "With --secret, prompts for the key of the signature or reads it from standard input.\n"
                        + WebhookArgument.HELP,
                Permission.SYSTEM_MANAGE);
        this.webhookService = webhookService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Actor actor = sessionActors.of(invocation.session());
        int id = invocation.number(0);
        Webhook present = webhookService.list(actor).stream()
                .filter(webhook -> webhook.id() == id)
                .findFirst()
                .orElseThrow(() -> new LanguardException(ErrorCode.NOT_FOUND, "Webhook with id " + id + " not found"));
        String secret = invocation.flag("--no-secret") ? "" : null;
        Webhook changed = webhookService.update(
                actor,
                id,
                new WebhookDefinition(
                        invocation.option("--name").orElse(present.name()),
                        invocation.option("--url").orElse(present.url()),
                        invocation
                                .option("--format")
                                .map(WebhookArgument::format)
                                .orElse(present.format()),
                        invocation
                                .option("--events")
                                .map(WebhookArgument::events)
                                .orElse(present.events()),
                        invocation.option("--servers").isPresent()
                                ? WebhookArgument.servers(
                                        invocation.option("--servers").get())
                                : present.serverIds(),
                        invocation.flag("--secret") ? PasswordReader.readNewPassword(invocation.session()) : secret));
        return CommandResult.done(
                ShellJsonCodec.toModel(changed), "Webhook " + id + " was changed.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return CompletionSource.webhookIds(webhookService, sessionActors.of(session), position);
    }
}
