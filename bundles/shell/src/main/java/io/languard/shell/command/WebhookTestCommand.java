package io.languard.shell.command;

import io.languard.service.user.Permission;
import io.languard.service.webhook.WebhookService;
import io.languard.service.webhook.WebhookTest;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import io.languard.shell.print.TerminalSanitizer;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks a webhook without waiting for an event. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "webhook-test")
public final class WebhookTestCommand extends ShellCommand {

    private final WebhookService webhookService;
    private final SessionActors sessionActors;

    @Activate
    public WebhookTestCommand(@Reference WebhookService webhookService, @Reference SessionActors sessionActors) {
        super(
                "webhook-test",
                "ID",
                "Sends an event of type webhook_test and prints the result.",
                Permission.SYSTEM_MANAGE);
        this.webhookService = webhookService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        WebhookTest result = webhookService.test(sessionActors.of(invocation.session()), invocation.number(0));
        return CommandResult.done(
                ShellJsonCodec.toModel(result),
                result.delivered()
                        ? "Accepted with status " + result.httpStatus() + " after " + result.durationMs() + " ms."
                        : "Failed: " + TerminalSanitizer.sanitizeLine(String.valueOf(result.problem())),
                invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return CompletionSource.webhookIds(webhookService, sessionActors.of(session), position);
    }
}
