package io.languard.luanti.mod;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.mod.EnabledMod;
import io.languard.api.mod.EnabledMods;
import io.languard.api.mod.ModManager;
import io.languard.luanti.LuantiConfig;
import io.languard.luanti.LuantiServerPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** A mod that is enabled is linked into the world, which names it in world.mt. */
@Component
@GameType(LuantiConfig.GAME_TYPE)
public final class LuantiModManager implements ModManager {

    @Override
    public List<String> inspect(String name, Path folder) {
        if (!LuantiMod.NAME.matcher(name).matches()) {
            throw refused("name", "must be 1 to 64 letters, digits and underscores");
        }
        if (!Files.isDirectory(folder)) {
            return List.of("There is no folder " + folder);
        }
        try {
            LuantiMod mod = LuantiMod.read(folder);
            if (!mod.isMod() || mod.mods().isEmpty()) {
                return List.of("There is no mod in " + folder
                        + ": a mod has a file init.lua, a pack of mods modpack.conf and mods in it");
            }
            if (!mod.pack() && !mod.name().equals(name)) {
                throw refused("name", "must be what the mod calls itself: " + mod.name());
            }
            return mod.depends().isEmpty() ? List.of() : List.of("It needs " + String.join(", ", mod.depends()));
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.VALIDATION_ERROR, "folder_path can't be read", e);
        }
    }

    @Override
    public List<String> apply(GameServer server) {
        try {
            List<String> warnings = new ArrayList<>(WorldModLinker.link(server));
            if (!EnabledMods.of(server).isEmpty()) {
                missing(server, warnings);
            }
            return warnings;
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "The mods can't be linked into the world", e);
        }
    }

    /** What is needed and nowhere: the engine leaves such mods out and starts without them. */
    private static void missing(GameServer server, List<String> warnings) throws IOException {
        Optional<Set<String>> game = GameModScanner.scan(server);
        if (game.isEmpty()) {
            warnings.add("Game " + LuantiConfig.game(server) + " was not found, so its mods are not known");
            return;
        }
        Set<String> there = new HashSet<>(game.get());
        there.addAll(WorldModLinker.namesOf(EnabledMods.of(server)));
        LuantiMod.findBelow(LuantiServerPaths.of(server).mods()).forEach(mod -> there.add(mod.name()));
        for (EnabledMod enabled : EnabledMods.of(server)) {
            if (Files.isDirectory(enabled.folder())) {
                for (LuantiMod mod : LuantiMod.read(enabled.folder()).mods()) {
                    mod.depends().stream()
                            .filter(name -> !there.contains(name))
                            .forEach(name ->
                                    warnings.add("Mod " + mod.name() + " needs " + name + ", which is missing"));
                }
            }
        }
    }

    private static LanguardException refused(String field, String reason) {
        return new LanguardException(
                ErrorCode.VALIDATION_ERROR, field + " " + reason, List.of(new FieldProblem(field, reason)));
    }
}
