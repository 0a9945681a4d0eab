package io.languard.shell.command;

import io.languard.service.server.LifecycleResult;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.util.List;

/** A command that starts or ends a server's process. */
abstract class LifecycleCommand extends ShellCommand {

    private final ServerService serverService;
    private final SessionActors sessionActors;

    LifecycleCommand(
            String name, String synopsis, String summary, ServerService serverService, SessionActors sessionActors) {
        super(name, synopsis, summary);
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    /** Calls the use case. */
    abstract LifecycleResult change(CommandInvocation commandInvocation, Actor actor, int id);

    @Override
    protected final CommandResult run(CommandInvocation commandInvocation) {
        int id = commandInvocation.number(0);
        LifecycleResult state = change(commandInvocation, sessionActors.of(commandInvocation.session()), id);
        return CommandResult.done(
                JsonModels.state(state),
                "Server " + id + " is " + state.status().wireName() + ".",
                commandInvocation.json());
    }

    @Override
    public final List<String> suggestions(int position, List<String> given) {
        return position == 0 ? CompletionSource.serverIds(serverService) : List.of();
    }
}
