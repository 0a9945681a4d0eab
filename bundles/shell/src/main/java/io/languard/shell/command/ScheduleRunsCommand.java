package io.languard.shell.command;

import io.languard.service.schedule.ScheduleRun;
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

/** Shows whether past runs succeeded and, if not, which step failed. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "schedule-runs")
public final class ScheduleRunsCommand extends ScheduleCommand {

    private static final int DEFAULT_LIMIT = 20;

    @Activate
    public ScheduleRunsCommand(
            @Reference ScheduleService scheduleService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "schedule-runs",
                "ID SCHEDULE [--limit NUMBER]",
                "Lists the last runs of a schedule, newest first.",
                Permission.SERVER_VIEW,
                scheduleService,
                serverService,
                sessionActors);
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        List<ScheduleRun> runs = scheduleService.runs(
                actor(invocation),
                invocation.number(0),
                invocation.number(1),
                Math.max(1, invocation.number("--limit").orElse(DEFAULT_LIMIT)),
                0);
        List<Map<String, Object>> rows =
                runs.stream().map(ShellJsonCodec::toModel).toList();
        return CommandResult.table(
                rows,
                List.of("id", "at", "ended_at", "trigger", "actor", "started_by", "outcome", "detail"),
                invocation.json());
    }
}
