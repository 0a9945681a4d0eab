package io.languard.shell.command;

import io.languard.service.server.LifecycleResult;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.List;
import org.apache.felix.service.command.CommandSession;

/** Base class of the commands that start or end a server's process. */
abstract class LifecycleCommand extends ShellCommand {

    private final ServerService serverService;
    private final SessionActors sessionActors;

    LifecycleCommand(
            String name, String synopsis, String summary, ServerService serverService, SessionActors sessionActors) {
        super(name, synopsis, summary, Permission.SERVER_POWER);
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    /** Calls the use case. */
    abstract LifecycleResult change(CommandInvocation invocation, Actor actor, int id);

    @Override
    protected final CommandResult run(CommandInvocation invocation) {
        int id = invocation.number(0);
        LifecycleResult result = change(invocation, sessionActors.of(invocation.session()), id);
        return CommandResult.done(
                ShellJsonCodec.toModel(result),
                "Server " + id + " is " + result.status().wireName() + ".",
                invocation.json());
    }

    @Override
    public final List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService, sessionActors.of(session)) : List.of();
    }
}
