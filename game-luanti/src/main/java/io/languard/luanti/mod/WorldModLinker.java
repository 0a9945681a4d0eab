package io.languard.luanti.mod;

import io.languard.api.GameServer;
import io.languard.api.mod.EnabledMod;
import io.languard.api.mod.EnabledMods;
import io.languard.luanti.LuantiFiles;
import io.languard.luanti.LuantiServerPaths;
import io.languard.luanti.conf.SettingsDocument;
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

/**
 * Manages the folder {@code worldmods}: the links in {@link LinkRecord} belong to the platform, everything else to the
 * admin.
 */
public final class WorldModLinker {

    /** The prefix of the settings in world.mt that list mods. */
    public static final String LISTED = "load_mod_";

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

    /** Returns the names of the mods that a world.mt lists, which the game may find in other folders. */
    static Set<String> listedIn(Path worldSettings) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        SettingsDocument.parse(LuantiFiles.read(worldSettings)).values().forEach((name, value) -> {
            if (name.startsWith(LISTED) && !value.equals("false") && !value.equals("nil")) {
                names.add(name.substring(LISTED.length()));
            }
        });
        return names;
    }

    /**
     * Links the enabled mods into the world, and removes the links that the adapter created for other mods. Links of the
     * admin are kept. Behind a link that leads out of the server's directory, nothing is removed or replaced.
     *
     * @return warnings for the admin
     */
    static List<String> link(GameServer server) throws IOException {
        LuantiServerPaths paths = LuantiServerPaths.of(server);
        Path folder = OwnerOnlyFiles.createDirectories(paths.mods());
        LinkRecord record = LinkRecord.read(paths.linkRecord());
        boolean foreign = paths.outside(folder).isPresent();
        Set<String> enabledNames =
                EnabledMods.of(server).stream().map(EnabledMod::name).collect(Collectors.toSet());
        List<String> warnings = new ArrayList<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(folder, Files::isSymbolicLink)) {
            for (Path link : links) {
                if (!enabledNames.contains(nameOf(link))) {
                    unlink(folder, nameOf(link), record, foreign, warnings);
                }
            }
        }
        for (EnabledMod mod : EnabledMods.of(server)) {
            link(mod, folder.resolve(mod.name()), record, foreign, warnings);
        }
        record.write();
        return warnings;
    }

    private static void unlink(Path folder, String name, LinkRecord record, boolean foreign, List<String> warnings)
            throws IOException {
        Path link = folder.resolve(name);
        if (!record.contains(link)) {
            if (record.isNew()) {
                warnings.add("The link " + name + " in worldmods is not from Languard and is kept: the mod is loaded");
            }
        } else if (foreign) {
            warnings.add("The link " + folder.toRealPath().resolve(name)
                    + " is outside the server's directory and is kept: the mod is loaded");
        } else {
            Files.delete(link);
            record.remove(name);
        }
    }

    private static void link(EnabledMod mod, Path link, LinkRecord record, boolean foreign, List<String> warnings)
            throws IOException {
        if (!LuantiMod.NAME.matcher(mod.name()).matches()) {
            warnings.add("Mod " + mod.name() + " has a name that the game does not accept");
            return;
        }
        if (!Files.isDirectory(mod.folder())) {
            warnings.add("The folder of mod " + mod.name() + " does not exist");
        }
        if (Files.isSymbolicLink(link)) {
            Path target = Files.readSymbolicLink(link);
            if (target.equals(mod.folder())) {
                if (record.isNew()) {
                    record.add(mod.name(), target);
                }
                return;
            }
            if (foreign || !record.contains(link)) {
                warnings.add("The world has its own link " + mod.name() + " to " + target + ", which is used instead");
                return;
            }
            Files.delete(link);
        } else if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            warnings.add("The world has its own folder " + mod.name() + ", which is used instead");
            return;
        }
        record.add(mod.name(), mod.folder());
        Files.createSymbolicLink(link, mod.folder());
    }

    private static String nameOf(Path link) {
        return String.valueOf(link.getFileName());
    }
}
