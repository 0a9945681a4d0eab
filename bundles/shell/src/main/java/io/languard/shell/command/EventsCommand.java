package io.languard.shell.command;

import io.languard.ports.event.Events;
import io.languard.ports.server.Servers;
import io.languard.shell.print.Answer;
import io.languard.shell.print.Models;
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
    private static final int MOST = 1000;

    private final Events events;
    private final Servers servers;

    @Activate
    public EventsCommand(@Reference Events events, @Reference Servers servers) {
        super(
                "events",
                "[ID] [--type TYPE] [--limit NUMBER] [--offset NUMBER]",
                "Shows the audit trail, newest first: of one game server, or of what belongs to none.");
        this.events = events;
        this.servers = servers;
    }

    @Override
    protected Answer run(Call call) {
        Integer id = call.optionalArgument(0)
                .map(given -> servers.get(call.number(0)).id())
                .orElse(null);
        int limit = call.number("--limit").orElse(USUAL);
        int offset = call.number("--offset").orElse(0);
        if (limit < 1 || limit > MOST || offset < 0) {
            throw new UsageException("--limit is from 1 to " + MOST + ", --offset from 0");
        }
        return Answer.table(
                events.trail(id, call.option("--type").orElse(null), limit, offset).stream()
                        .map(Models::event)
                        .toList(),
                List.of("timestamp", "event_type", "actor", "detail"),
                call.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? Suggestions.serverIds(servers) : List.of();
    }
}
