package io.languard.shell.command;

import io.languard.service.event.AuditTrailService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers who did what and when. Events without a server, such as logins, require a permission for the platform. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "events")
public final class EventsCommand extends ShellCommand {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1000;

    private final AuditTrailService auditTrailService;
    private final ServerService serverService;
    private final SessionActors sessionActors;

    @Activate
    public EventsCommand(
            @Reference AuditTrailService auditTrailService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "events",
                "[ID] [--type TYPE] [--limit NUMBER] [--offset NUMBER]",
                "Shows the audit trail of one game server, or the events that belong to no server, newest first.",
                Permission.SERVER_VIEW,
                Permission.SYSTEM_MANAGE);
        this.auditTrailService = auditTrailService;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Integer id = invocation
                .optionalArgument(0)
                .map(text -> serverService
                        .get(sessionActors.of(invocation.session()), invocation.number(0))
                        .id())
                .orElse(null);
        int limit = invocation.number("--limit").orElse(DEFAULT_LIMIT);
        int offset = invocation.number("--offset").orElse(0);
        if (limit < 1 || limit > MAX_LIMIT || offset < 0) {
            throw new UsageException("--limit must be from 1 to " + MAX_LIMIT + " and --offset at least 0");
        }
        return CommandResult.table(
                auditTrailService
                        .list(
                                sessionActors.of(invocation.session()),
                                id,
                                invocation.option("--type").orElse(null),
                                limit,
                                offset)
                        .stream()
                        .map(ShellJsonCodec::toModel)
                        .toList(),
                List.of("timestamp", "event_type", "actor", "detail"),
                invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService, sessionActors.of(session)) : List.of();
    }
}
