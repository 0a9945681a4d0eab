package io.languard.shell.command;

import io.languard.ports.server.LifeState;
import io.languard.ports.server.Servers;
import io.languard.ports.user.Actor;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.util.List;

/** A command that starts or ends a server's process. */
abstract class LifecycleCommand extends ShellCommand {

    private final Servers servers;
    private final SessionActors sessionActors;

    LifecycleCommand(String name, String synopsis, String summary, Servers servers, SessionActors sessionActors) {
        super(name, synopsis, summary);
        this.servers = servers;
        this.sessionActors = sessionActors;
    }

    /** Calls the use case. */
    abstract LifeState change(CommandInvocation commandInvocation, Actor actor, int id);

    @Override
    protected final CommandResult run(CommandInvocation commandInvocation) {
        int id = commandInvocation.number(0);
        LifeState state = change(commandInvocation, sessionActors.of(commandInvocation.session()), id);
        return CommandResult.done(
                JsonModels.state(state),
                "Server " + id + " is " + state.status().wireName() + ".",
                commandInvocation.json());
    }

    @Override
    public final List<String> suggestions(int position, List<String> given) {
        return position == 0 ? CompletionSource.serverIds(servers) : List.of();
    }
}
