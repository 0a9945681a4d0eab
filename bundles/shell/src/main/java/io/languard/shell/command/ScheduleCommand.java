package io.languard.shell.command;

import io.languard.service.schedule.ScheduleService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import java.util.List;
import org.apache.felix.service.command.CommandSession;

/** Base class of the commands about schedules, whose first argument is a server and whose second one may be a schedule. */
abstract class ScheduleCommand extends ShellCommand {

    final ScheduleService scheduleService;
    private final ServerService serverService;
    private final SessionActors sessionActors;

    ScheduleCommand(
            String name,
            String synopsis,
            String summary,
            Permission permission,
            ScheduleService scheduleService,
            ServerService serverService,
            SessionActors sessionActors) {
        super(name, synopsis, summary, permission);
        this.scheduleService = scheduleService;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    final Actor actor(CommandInvocation invocation) {
        return sessionActors.of(invocation.session());
    }

    @Override
    public final List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        Actor actor = sessionActors.of(session);
        if (position == 0) {
            return CompletionSource.serverIds(serverService, actor);
        }
        return position == 1 && usage().synopsis().startsWith("ID SCHEDULE")
                ? CompletionSource.scheduleIds(scheduleService, actor, preceding.get(0))
                : List.of();
    }
}
