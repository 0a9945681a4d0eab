package io.languard.luanti.mod;

import io.languard.api.GameServer;
import io.languard.api.mod.EnabledMod;
import io.languard.api.mod.EnabledMods;
import io.languard.luanti.LuantiServerPaths;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Manages the folder {@code worldmods}: the links in it belong to the platform, the folders to the admin. */
public final class WorldModLinker {

    private WorldModLinker() {}

    /**
     * Returns the names of all mods in a list, including those inside packs; mods whose folder is missing are omitted.
     */
    public static Set<String> namesOf(List<EnabledMod> enabled) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (EnabledMod mod : enabled) {
            if (Files.isDirectory(mod.folder())) {
                LuantiMod.read(mod.folder()).mods().stream()
                        .map(LuantiMod::name)
                        .filter(name -> LuantiMod.NAME.matcher(name).matches())
                        .forEach(names::add);
            }
        }
        return names;
    }

    static List<String> link(GameServer server) throws IOException {
        Path folder =
                OwnerOnlyFiles.createDirectories(LuantiServerPaths.of(server).mods());
        Set<String> enabledNames =
                EnabledMods.of(server).stream().map(EnabledMod::name).collect(Collectors.toSet());
        try (DirectoryStream<Path> links = Files.newDirectoryStream(folder, Files::isSymbolicLink)) {
            for (Path link : links) {
                if (!enabledNames.contains(link.getFileName().toString())) {
                    Files.delete(link);
                }
            }
        }
        List<String> warnings = new ArrayList<>();
        for (EnabledMod mod : EnabledMods.of(server)) {
            link(mod, folder, warnings);
        }
        return warnings;
    }

    private static void link(EnabledMod mod, Path folder, List<String> warnings) throws IOException {
        if (!LuantiMod.NAME.matcher(mod.name()).matches()) {
            warnings.add("Mod " + mod.name() + " has a name that the game does not accept");
            return;
        }
        if (!Files.isDirectory(mod.folder())) {
            warnings.add("The folder of mod " + mod.name() + " does not exist");
        }
        Path link = folder.resolve(mod.name());
        if (Files.isSymbolicLink(link)) {
            if (Files.readSymbolicLink(link).equals(mod.folder())) {
                return;
            }
            Files.delete(link);
        } else if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            warnings.add("The world has its own folder " + mod.name() + ", which is used instead");
            return;
        }
        Files.createSymbolicLink(link, mod.folder());
    }
}
