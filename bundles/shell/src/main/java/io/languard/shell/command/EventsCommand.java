package io.languard.shell.command;

import io.languard.service.event.EventService;
import io.languard.service.server.ServerService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "events")
public final class EventsCommand extends ShellCommand {

    private static final int USUAL = 50;
    private static final int MAX_LIMIT = 1000;

    private final EventService eventService;
    private final ServerService serverService;

    @Activate
    public EventsCommand(@Reference EventService eventService, @Reference ServerService serverService) {
        super(
                "events",
                "[ID] [--type TYPE] [--limit NUMBER] [--offset NUMBER]",
                "Shows the audit trail, newest first: of one game server, or of what belongs to none.");
        this.eventService = eventService;
        this.serverService = serverService;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        Integer id = commandInvocation
                .optionalArgument(0)
                .map(given -> serverService.get(commandInvocation.number(0)).id())
                .orElse(null);
        int limit = commandInvocation.number("--limit").orElse(USUAL);
        int offset = commandInvocation.number("--offset").orElse(0);
        if (limit < 1 || limit > MAX_LIMIT || offset < 0) {
            throw new UsageException("--limit is from 1 to " + MAX_LIMIT + ", --offset from 0");
        }
        return CommandResult.table(
                eventService.trail(id, commandInvocation.option("--type").orElse(null), limit, offset).stream()
                        .map(JsonModels::event)
                        .toList(),
                List.of("timestamp", "event_type", "actor", "detail"),
                commandInvocation.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? CompletionSource.serverIds(serverService) : List.of();
    }
}
