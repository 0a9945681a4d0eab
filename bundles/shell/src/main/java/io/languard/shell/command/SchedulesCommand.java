package io.languard.shell.command;

import io.languard.service.json.WireName;
import io.languard.service.schedule.Schedule;
import io.languard.service.schedule.ScheduleService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows what happens to a server by itself, and when it happens next. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "schedules")
public final class SchedulesCommand extends ScheduleCommand {

    @Activate
    public SchedulesCommand(
            @Reference ScheduleService scheduleService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "schedules",
                "ID",
                "Lists the schedules of a game server.",
                Permission.SERVER_VIEW,
                scheduleService,
                serverService,
                sessionActors);
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        return CommandResult.table(
                scheduleService.list(actor(invocation), invocation.number(0)).stream()
                        .map(invocation.json() ? ShellJsonCodec::toModel : SchedulesCommand::row)
                        .toList(),
                List.of("id", "name", "cron", "timezone", "enabled", "next_run", "last_run", "outcome"),
                invocation.json());
    }

    private static Map<String, Object> row(Schedule schedule) {
        Map<String, Object> row = ShellJsonCodec.toModel(schedule);
        Schedule.LastRun last = schedule.lastRun();
        row.put("last_run", last == null ? "" : last.at().toString());
        row.put("outcome", last == null ? "" : WireName.of(last.outcome()));
        return row;
    }
}
