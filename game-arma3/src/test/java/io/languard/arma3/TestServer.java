package io.languard.arma3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.api.GameServer;
import io.languard.api.ServerConfig;
import io.languard.api.mission.Rotation;
import io.languard.api.mission.RotationEntry;
import io.languard.api.mod.EnabledMod;
import io.languard.api.mod.EnabledMods;
import io.languard.arma3.settings.Arma3ConfigGenerator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A server with the defaults of the schemas, which tests can change. */
public final class TestServer implements GameServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Map<String, Map<String, Object>> config = defaults();
    private final List<EnabledMod> mods = new ArrayList<>();
    private final List<RotationEntry> rotation = new ArrayList<>();
    private final List<Object> more = new ArrayList<>();
    private String executable = "/srv/arma3/arma3server_x64";
    private int gamePort = 2302;
    private int rconPort = 2307;

    public TestServer(Path directory) {
        this.directory = directory.toAbsolutePath();
        with("rcon", "rcon_password", "Abcdefgh12345678");
    }

    public static Map<String, Map<String, Object>> defaults() {
        Map<String, Map<String, Object>> defaults = new HashMap<>();
        new Arma3ConfigGenerator().schemas().forEach((section, schema) -> {
            Map<String, Object> values = new HashMap<>();
            properties(schema)
                    .properties()
                    .forEach(field -> values.put(
                            field.getKey(), JSON.convertValue(field.getValue().get("default"), Object.class)));
            defaults.put(section, values);
        });
        return defaults;
    }

    public static JsonNode properties(String schema) {
        try {
            return JSON.readTree(schema).get("properties");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public TestServer with(String section, String field, Object value) {
        config.get(section).put(field, value);
        return this;
    }

    public TestServer executable(String path) {
        executable = path;
        return this;
    }

    public TestServer ports(int game, int rcon) {
        gamePort = game;
        rconPort = rcon;
        return this;
    }

    @Override
    public int id() {
        return 1;
    }

    @Override
    public String name() {
        return "Test";
    }

    @Override
    public String executable() {
        return executable;
    }

    @Override
    public int gamePort() {
        return gamePort;
    }

    @Override
    public OptionalInt remoteAdminPort() {
        return OptionalInt.of(rconPort);
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public ServerConfig config() {
        return ServerConfig.of(config);
    }

    @Override
    public String gameType() {
        return "arma3";
    }

    @Override
    public <T> Optional<T> extension(Class<T> type) {
        Map<Class<?>, Object> extensions =
                new HashMap<>(Map.of(EnabledMods.class, new EnabledMods(mods), Rotation.class, new Rotation(rotation)));
        more.forEach(extension -> extensions.put(extension.getClass(), extension));
        return Optional.ofNullable(type.cast(extensions.get(type)));
    }

    /** Adds another extension. */
    public TestServer extension(Object extension) {
        more.add(extension);
        return this;
    }

    /** Returns the enabled mods; mutable. */
    public List<EnabledMod> mods() {
        return mods;
    }

    /** Returns the mission rotation; mutable. */
    public List<RotationEntry> rotation() {
        return rotation;
    }
}
