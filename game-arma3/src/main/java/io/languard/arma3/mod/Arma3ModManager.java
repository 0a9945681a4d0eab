package io.languard.arma3.mod;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mod.EnabledMod;
import io.languard.api.mod.EnabledMods;
import io.languard.api.mod.ModManager;
import io.languard.arma3.Arma3Config;
import io.languard.arma3.Arma3ServerPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Manages mods. They are enabled on the command line; besides that they only need their keys. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3ModManager implements ModManager {

    @Override
    public List<String> inspect(String name, Path folder) {
        return Arma3ModValidator.inspect(name, folder);
    }

    @Override
    public List<String> apply(GameServer server) {
        List<String> warnings = new ArrayList<>();
        if (!server.config().section("launch").isEnabled("own_keys_folder")) {
            if (!EnabledMods.of(server).isEmpty()) {
                warnings.add(
                        "The server has no keys folder of its own: put the keys of the mods into the game's folder");
            }
            return warnings;
        }
        Arma3ServerPaths paths = Arma3ServerPaths.of(server);
        KeyInstaller keys = new KeyInstaller(paths.keys(), paths.keyRecord(), warnings);
        try {
            for (EnabledMod mod : EnabledMods.of(server)) {
                if (!Files.isDirectory(mod.folder())) {
                    warnings.add("The folder of mod " + mod.name() + " does not exist");
                } else if (!mod.serverOnly()) {
                    keys.collect(mod);
                }
            }
            keys.install();
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "Could not collect the keys of the mods", e);
        }
        return warnings;
    }
}
