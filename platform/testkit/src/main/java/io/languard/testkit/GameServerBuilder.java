package io.languard.testkit;

import io.languard.api.GameServer;
import io.languard.api.ServerConfig;
import io.languard.api.mission.Rotation;
import io.languard.api.mission.RotationEntry;
import io.languard.api.mod.EnabledMod;
import io.languard.api.mod.EnabledMods;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Builds a server snapshot like those that the platform passes to adapters. Not thread-safe, but the result of {@link
 * #build} is. The defaults are id 1, game type and name {@code test}, port 2302, no remote admin, and an empty
 * configuration.
 */
public final class GameServerBuilder {

    private final Path directory;
    private final Map<String, Map<String, Object>> config = new LinkedHashMap<>();
    private final Map<Class<?>, Object> extensions = new HashMap<>();
    private final List<EnabledMod> mods = new ArrayList<>();
    private final List<RotationEntry> rotation = new ArrayList<>();
    private int id = 1;
    private String gameType = "test";
    private String name = "test";
    private String executable;
    private int gamePort = 2302;
    private OptionalInt remoteAdminPort = OptionalInt.empty();

    private GameServerBuilder(Path directory) {
        this.directory = directory.toAbsolutePath();
        this.executable = this.directory.resolve("server").toString();
    }

    /** Creates a builder for a server with this directory, such as the temporary directory of a test. */
    public static GameServerBuilder forDirectory(Path directory) {
        return new GameServerBuilder(directory);
    }

    public GameServerBuilder id(int value) {
        id = value;
        return this;
    }

    public GameServerBuilder gameType(String value) {
        gameType = value;
        return this;
    }

    public GameServerBuilder name(String value) {
        name = value;
        return this;
    }

    public GameServerBuilder executable(String value) {
        executable = value;
        return this;
    }

    public GameServerBuilder gamePort(int value) {
        gamePort = value;
        return this;
    }

    public GameServerBuilder remoteAdminPort(int value) {
        remoteAdminPort = OptionalInt.of(value);
        return this;
    }

    /** Sets a field of a config section; the value may be {@code null}. */
    public GameServerBuilder config(String section, String field, Object value) {
        config.computeIfAbsent(section, key -> new LinkedHashMap<>()).put(field, value);
        return this;
    }

    /** Sets several fields of a config section. */
    public GameServerBuilder config(String section, Map<String, ?> values) {
        config.computeIfAbsent(section, key -> new LinkedHashMap<>()).putAll(values);
        return this;
    }

    public GameServerBuilder mod(EnabledMod value) {
        mods.add(value);
        return this;
    }

    public GameServerBuilder mission(RotationEntry value) {
        rotation.add(value);
        return this;
    }

    /** Sets an extension of the server (see {@link GameServer#extension}). */
    public <T> GameServerBuilder extension(Class<T> type, T value) {
        extensions.put(type, value);
        return this;
    }

    /** Returns a snapshot, which later changes to this builder do not affect. */
    public GameServer build() {
        Map<Class<?>, Object> all = new HashMap<>(extensions);
        all.put(EnabledMods.class, new EnabledMods(mods));
        all.put(Rotation.class, new Rotation(rotation));
        return new BuiltGameServer(
                id,
                gameType,
                name,
                executable,
                gamePort,
                remoteAdminPort,
                directory,
                ServerConfig.of(config),
                Map.copyOf(all));
    }

    private record BuiltGameServer(
            int id,
            String gameType,
            String name,
            String executable,
            int gamePort,
            OptionalInt remoteAdminPort,
            Path directory,
            ServerConfig config,
            Map<Class<?>, Object> extensions)
            implements GameServer {

        @Override
        public <T> Optional<T> extension(Class<T> type) {
            return Optional.ofNullable(type.cast(extensions.get(type)));
        }
    }
}
