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
import io.languard.luanti.event.EventMod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Enables mods by linking them into the world, which lists them in world.mt. */
@Component
@GameType(LuantiConfig.GAME_TYPE)
public final class LuantiModManager implements ModManager {

    @Override
    public List<String> inspect(String name, Path folder) {
        if (!LuantiMod.NAME.matcher(name).matches()) {
            throw refused("name", "must be 1 to 64 letters, digits and underscores");
        }
        if (!Files.isDirectory(folder)) {
            return List.of("The folder " + folder + " does not exist");
        }
        try {
            LuantiMod mod = LuantiMod.read(folder);
            if (!mod.isMod() || mod.mods().isEmpty()) {
                return List.of("No mod found in " + folder
                        + ": a mod has a file init.lua, a modpack a file modpack.conf and mods in it");
            }
            if (!mod.pack() && !mod.name().equals(name)) {
                throw refused("name", "must be the name that the mod declares: " + mod.name());
            }
            return mod.depends().isEmpty()
                    ? List.of()
                    : List.of("The mod requires " + String.join(", ", mod.depends()));
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.VALIDATION_ERROR, "Could not read folder_path", e);
        }
    }

    @Override
    public List<String> apply(GameServer server) {
        try {
            List<String> warnings = new ArrayList<>(LinkedPaths.check(server));
            warnings.addAll(WorldModLinker.link(server));
            EventMod eventMod = EventMod.of(server);
            warnings.addAll(EventMod.isRequested(server) ? eventMod.install() : eventMod.remove());
            if (!EnabledMods.of(server).isEmpty()) {
                warnAboutMissing(server, warnings);
            }
            return warnings;
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "Could not link the mods into the world", e);
        }
    }

    /** Warns about missing dependencies: the engine silently skips mods that lack them. */
    private static void warnAboutMissing(GameServer server, List<String> warnings) throws IOException {
        Optional<Set<String>> game = GameModScanner.scan(server);
        if (game.isEmpty()) {
            warnings.add("Game " + LuantiConfig.game(server) + " was not found, so its mods are unknown");
            return;
        }
        Set<String> available = new HashSet<>(game.get());
        available.addAll(WorldModLinker.namesOf(EnabledMods.of(server)));
        LuantiMod.findBelow(LuantiServerPaths.of(server).mods()).forEach(mod -> available.add(mod.name()));
        available.addAll(WorldModLinker.listedIn(LuantiServerPaths.of(server).worldSettings()));
        for (EnabledMod enabled : EnabledMods.of(server)) {
            if (Files.isDirectory(enabled.folder())) {
                for (LuantiMod mod : LuantiMod.read(enabled.folder()).mods()) {
                    mod.depends().stream()
                            .filter(name -> !available.contains(name))
                            .forEach(name ->
                                    warnings.add("Mod " + mod.name() + " requires " + name + ", which is missing"));
                }
            }
        }
    }

    private static LanguardException refused(String field, String reason) {
        return new LanguardException(
                ErrorCode.VALIDATION_ERROR, field + " " + reason, List.of(new FieldProblem(field, reason)));
    }
}
