package io.languard.shell.command;

import io.languard.ports.game.Games;
import io.languard.ports.server.CreatedServer;
import io.languard.ports.server.NewServer;
import io.languard.ports.server.Servers;
import io.languard.shell.print.Answer;
import io.languard.shell.print.Models;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "create")
public final class CreateCommand extends ShellCommand {

    private final Servers servers;
    private final Games games;
    private final Callers callers;

    @Activate
    public CreateCommand(@Reference Servers servers, @Reference Games games, @Reference Callers callers) {
        super(
                "create",
                "NAME GAME_TYPE EXE_PATH GAME_PORT [--rcon-port PORT] [--description TEXT] [--auto-restart]"
                        + " [--max-restarts NUMBER]",
                "Creates a game server with the game's default configuration, and shows its passwords this once.");
        this.servers = servers;
        this.games = games;
        this.callers = callers;
    }

    @Override
    protected Answer run(Call call) {
        NewServer server = new NewServer(
                call.argument(0),
                call.option("--description").orElse(null),
                call.argument(1),
                call.argument(2),
                call.number(3),
                call.number("--rcon-port").orElse(null),
                call.flag("--auto-restart") ? true : null,
                call.number("--max-restarts").orElse(null));
        CreatedServer created = servers.create(callers.of(call.session()), server);
        Map<String, Object> model = Models.server(created.server());
        model.put("credentials", created.credentials());
        return Answer.fields(model, call.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 1 ? Suggestions.gameTypes(games) : List.of();
    }
}
