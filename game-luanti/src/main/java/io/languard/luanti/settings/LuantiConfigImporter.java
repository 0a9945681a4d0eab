package io.languard.luanti.settings;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.config.ConfigImport;
import io.languard.api.config.ConfigImporter;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.luanti.LuantiConfig;
import io.languard.luanti.LuantiServerPaths;
import io.languard.luanti.conf.SettingsDocument;
import io.languard.toolkit.text.ForeignText;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Imports the files of a Luanti server that was run without the platform. */
@Component
@GameType(LuantiConfig.GAME_TYPE)
public final class LuantiConfigImporter implements ConfigImporter {

    /** Settings by which a world.mt of another name is recognized. */
    private static final Set<String> OF_WORLD = Set.of("gameid", "backend", "player_backend", "auth_backend");

    @Override
    public ConfigImport read(GameServer server, String fileName, byte[] content) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String text = ForeignText.decodeFile(content).replace("\r\n", "\n").replace('\r', '\n');
        if (text.indexOf('\0') >= 0) {
            throw refused("is no text; worlds, databases and mods are copied to the folder of the server");
        }
        LuantiServerPaths paths = LuantiServerPaths.of(server);
        switch (name) {
            case "ipban.txt" -> {
                return whole(
                        fileName,
                        "is read from the world: copy it to " + paths.bans() + "; its bans then appear in Languard");
            }
            case "auth.txt", "map_meta.txt", "env_meta.txt", "force_loaded.txt", "players.txt" -> {
                return whole(fileName, "belongs to the world: copy the whole folder of the world to " + paths.world());
            }
            default -> {
                return read(server, name, SettingsDocument.parse(text));
            }
        }
    }

    private static ConfigImport read(GameServer server, String name, SettingsDocument file) {
        Map<String, String> values = file.values();
        if (name.endsWith(".mt") || values.keySet().stream().anyMatch(OF_WORLD::contains)) {
            try {
                return WorldMtImport.read(server, file);
            } catch (IOException e) {
                throw new LanguardException(ErrorCode.INTERNAL_ERROR, "Could not read world.mt of the world", e);
            }
        }
        boolean known =
                values.keySet().stream().anyMatch(key -> LuantiField.of(key).isPresent());
        if (!known && !name.endsWith(".conf") && !name.endsWith(".example")) {
            throw refused("contains no setting of minetest.conf or world.mt");
        }
        return MinetestConfImport.read(server, file);
    }

    private static ConfigImport whole(String fileName, String reason) {
        ImportCollector collector = new ImportCollector();
        collector.notTaken(null, fileName, reason);
        return collector.build();
    }

    private static LanguardException refused(String reason) {
        return new LanguardException(ErrorCode.UPLOAD_FAILED, "The file " + reason);
    }
}
