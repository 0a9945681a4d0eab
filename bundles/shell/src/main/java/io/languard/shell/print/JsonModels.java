package io.languard.shell.print;

import io.languard.service.config.ConfigSectionView;
import io.languard.service.game.Capability;
import io.languard.service.game.GameSummary;
import io.languard.service.game.GameView;
import io.languard.service.server.ServerView;
import io.languard.service.world.WorldView;
import io.languard.world.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Converts those results of use cases to JSON models that are not records with the fields of the HTTP API; {@link
 * ShellJsonCodec#toModel} converts the others.
 */
public final class JsonModels {

    private JsonModels() {}

    /** Returns a server with the settings that take effect when it is restarted, if there are any. */
    public static Map<String, Object> server(ServerView server, List<String> awaitingRestart) {
        Map<String, Object> model = ShellJsonCodec.toModel(server);
        if (!awaitingRestart.isEmpty()) {
            model.put("restart_needed", awaitingRestart);
        }
        return model;
    }

    public static Map<String, Object> section(ConfigSectionView section) {
        return section.toMap();
    }

    public static Map<String, Object> game(GameView game) {
        return ShellJsonCodec.toModel(GameSummary.of(game));
    }

    public static List<String> capabilities(GameView game) {
        return Stream.concat(game.capabilities().stream(), game.parts().stream())
                .sorted()
                .map(Capability::wireName)
                .toList();
    }

    public static Map<String, Object> world(World world) {
        return ShellJsonCodec.toModel(WorldView.of(world));
    }
}
