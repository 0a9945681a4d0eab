package io.languard.testkit;

import io.languard.api.GameServer;
import io.languard.api.mission.RotationEntry;
import io.languard.api.mod.EnabledMod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Builds a server snapshot as the platform would hand it to an adapter. Not safe for several threads; what {@link #build}
 * returns is. What is not set is: id 1, name {@code test}, port 2302, no remote admin, and nothing configured.
 */
public final class GameServerBuilder {

    private final Path directory;
    private final Map<String, Map<String, Object>> config = new LinkedHashMap<>();
    private final List<EnabledMod> mods = new ArrayList<>();
    private final List<RotationEntry> rotation = new ArrayList<>();
    private int id = 1;
    private String name = "test";
    private String executable;
    private int gamePort = 2302;
    private OptionalInt remoteAdminPort = OptionalInt.empty();

    private GameServerBuilder(Path directory) {
        this.directory = directory.toAbsolutePath();
        this.executable = this.directory.resolve("server").toString();
    }

    /** A server whose own directory is this one, such as a test's temporary directory. */
    public static GameServerBuilder forDirectory(Path directory) {
        return new GameServerBuilder(directory);
    }

    public GameServerBuilder id(int value) {
        id = value;
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

    /** Sets one field of a config section; {@code null} is a value, too. */
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

    /** The snapshot; later changes of this builder do not reach it. */
    public GameServer build() {
        Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
        // Not Map.copyOf: a field's value may be null.
        config.forEach(
                (section, values) -> sections.put(section, Collections.unmodifiableMap(new LinkedHashMap<>(values))));
        return new BuiltGameServer(
                id,
                name,
                executable,
                gamePort,
                remoteAdminPort,
                directory,
                Collections.unmodifiableMap(sections),
                List.copyOf(mods),
                List.copyOf(rotation));
    }

    private record BuiltGameServer(
            int id,
            String name,
            String executable,
            int gamePort,
            OptionalInt remoteAdminPort,
            Path directory,
            Map<String, Map<String, Object>> config,
            List<EnabledMod> mods,
            List<RotationEntry> rotation)
            implements GameServer {}
}
