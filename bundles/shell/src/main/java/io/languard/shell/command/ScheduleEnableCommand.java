package io.languard.shell.command;

import io.languard.service.schedule.ScheduleService;
import io.languard.service.server.ServerService;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Resumes a schedule that was disabled. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "schedule-enable")
public final class ScheduleEnableCommand extends ScheduleSwitchCommand {

    @Activate
    public ScheduleEnableCommand(
            @Reference ScheduleService scheduleService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "schedule-enable",
                "Enables a schedule, which then acts with your rights.",
                true,
                scheduleService,
                serverService,
                sessionActors);
    }
}
