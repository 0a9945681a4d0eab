package io.languard.shell.command;

import io.languard.service.schedule.ScheduleService;
import io.languard.service.server.ServerService;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Suspends a schedule, for example during maintenance. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "schedule-disable")
public final class ScheduleDisableCommand extends ScheduleSwitchCommand {

    @Activate
    public ScheduleDisableCommand(
            @Reference ScheduleService scheduleService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "schedule-disable",
                "Disables a schedule, which then acts with your rights.",
                false,
                scheduleService,
                serverService,
                sessionActors);
    }
}
