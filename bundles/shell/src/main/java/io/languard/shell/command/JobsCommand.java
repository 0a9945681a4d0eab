package io.languard.shell.command;

import io.languard.service.job.JobService;
import io.languard.service.job.JobState;
import io.languard.service.server.ServerService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds jobs of others and of the past, such as a backup that failed during the night. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "jobs")
public final class JobsCommand extends ShellCommand {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 1000;

    private final JobService jobService;
    private final ServerService serverService;
    private final SessionActors sessionActors;

    @Activate
    public JobsCommand(
            @Reference JobService jobService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "jobs",
                "[ID] [--state STATE] [--limit NUMBER]",
                "Lists jobs, which are work that takes longer than a request, newest first.\n"
                        + "With ID only those of one game server.",
                Permission.SERVER_VIEW,
                Permission.SYSTEM_MANAGE);
        this.jobService = jobService;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Integer id = invocation.optionalArgument(0).isPresent() ? invocation.number(0) : null;
        JobState state = invocation.option("--state").map(JobsCommand::state).orElse(null);
        int limit = invocation.number("--limit").orElse(DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new UsageException("--limit must be from 1 to " + MAX_LIMIT);
        }
        return CommandResult.table(
                jobService.list(sessionActors.of(invocation.session()), id, state, limit, 0).stream()
                        .map(ShellJsonCodec::toModel)
                        .toList(),
                List.of("id", "type", "server_id", "state", "progress", "message", "actor", "created_at", "error"),
                invocation.json());
    }

    private static JobState state(String name) {
        return JobState.find(name)
                .orElseThrow(() -> new UsageException("--state must be one of "
                        + Arrays.stream(JobState.values())
                                .map(JobState::wireName)
                                .collect(Collectors.joining(", "))));
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService, sessionActors.of(session)) : List.of();
    }
}
