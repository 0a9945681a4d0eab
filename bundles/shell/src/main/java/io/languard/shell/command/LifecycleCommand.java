package io.languard.shell.command;

import io.languard.ports.server.LifeState;
import io.languard.ports.server.Servers;
import io.languard.ports.user.Actor;
import io.languard.shell.print.Answer;
import io.languard.shell.print.Models;
import java.util.List;

/** A command that starts or ends a server's process. */
abstract class LifecycleCommand extends ShellCommand {

    private final Servers servers;
    private final Callers callers;

    LifecycleCommand(String name, String synopsis, String summary, Servers servers, Callers callers) {
        super(name, synopsis, summary);
        this.servers = servers;
        this.callers = callers;
    }

    /** Calls the use case. */
    abstract LifeState change(Call call, Actor actor, int id);

    @Override
    protected final Answer run(Call call) {
        int id = call.number(0);
        LifeState state = change(call, callers.of(call.session()), id);
        return Answer.done(
                Models.life(state), "Server " + id + " is " + state.status().wireName() + ".", call.json());
    }

    @Override
    public final List<String> suggestions(int position, List<String> given) {
        return position == 0 ? Suggestions.serverIds(servers) : List.of();
    }
}
