package io.languard.shell.command;

import io.languard.ports.world.Worlds;
import io.languard.shell.print.Answer;
import io.languard.shell.print.Models;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "worlds")
public final class WorldsCommand extends ShellCommand {

    private final Worlds worlds;

    @Activate
    public WorldsCommand(@Reference Worlds worlds) {
        super("worlds", "", "Shows the players' own worlds.");
        this.worlds = worlds;
    }

    @Override
    protected Answer run(Call call) {
        return Answer.table(
                worlds.list().stream().map(Models::world).toList(),
                List.of("player", "container", "status", "address", "port", "created_at", "last_login"),
                call.json());
    }
}
