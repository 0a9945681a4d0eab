package io.languard.tck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.process.ServerLauncher;
import io.languard.testkit.GameServerBuilder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates a new server of a game with the default values of the schemas, as the platform does. */
final class ServerDefaults {

    static final int GAME_PORT = 27_000;

    private static final String RANDOM = "Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0Uv";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ServerDefaults() {}

    static GameServerBuilder server(RegisteredGame game, Path directory) {
        GameServerBuilder server = GameServerBuilder.forDirectory(directory).gamePort(GAME_PORT);
        if (!game.lacks(ServerLauncher.class)) {
            game.call(ServerLauncher.class, process -> process.defaultRemoteAdminPort(GAME_PORT))
                    .ifPresent(server::remoteAdminPort);
            String executable = game.call(ServerLauncher.class, ServerLauncher::allowedExecutables).stream()
                    .filter(name -> !name.endsWith(".exe"))
                    .findFirst()
                    .orElse("server.exe");
            server.executable("/srv/games/" + executable);
        }
        if (!game.lacks(ConfigGenerator.class)) {
            game.call(ConfigGenerator.class, ConfigGenerator::schemas)
                    .forEach((section, schema) -> server.config(section, values(schema)));
        }
        return server;
    }

    /** Returns the default values of a section, including generated secrets. */
    static Map<String, Object> values(String schema) {
        Map<String, Object> values = new LinkedHashMap<>();
        properties(schema).properties().forEach(field -> {
            JsonNode rules = field.getValue();
            int generated = rules.path("x-generate").asInt(0);
            values.put(
                    field.getKey(),
                    generated > 0
                            ? RANDOM.substring(0, Math.min(generated, RANDOM.length()))
                            : plain(rules.path("default")));
        });
        return values;
    }

    static JsonNode properties(String schema) {
        return parse(schema).path("properties");
    }

    static JsonNode parse(String schema) {
        try {
            return JSON.readTree(schema);
        } catch (JsonProcessingException e) {
            throw new AssertionError("A schema is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    static JsonNode tree(@Nullable Object value) {
        return JSON.valueToTree(value);
    }

    private static Object plain(JsonNode value) {
        return JSON.convertValue(value, Object.class);
    }
}
