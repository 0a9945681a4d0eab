package io.languard.luanti.mod;

import io.languard.luanti.LuantiFiles;
import io.languard.luanti.conf.SettingsDocument;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A mod or modpack on disk (the engine's lua_api.txt).
 *
 * @param name the name from its mod.conf, by default that of its folder
 * @param path its folder
 * @param pack whether it is a modpack
 * @param depends the names of the mods it requires
 */
record LuantiMod(String name, Path path, boolean pack, Set<String> depends) {

    static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");

    private static final int MAX_DEPTH = 4;

    static LuantiMod read(Path path) throws IOException {
        boolean pack = Files.exists(path.resolve("modpack.conf")) || Files.exists(path.resolve("modpack.txt"));
        SettingsDocument conf =
                SettingsDocument.parse(LuantiFiles.read(path.resolve(pack ? "modpack.conf" : "mod.conf")));
        Set<String> depends = new LinkedHashSet<>();
        conf.get("depends").ifPresent(list -> add(Arrays.asList(list.split(",")), depends));
        if (conf.get("depends").isEmpty()) {
            // The old format: one name per line, followed by a question mark if it is optional.
            add(LuantiFiles.lines(path.resolve("depends.txt")), depends);
        }
        return new LuantiMod(conf.get("name").orElse(String.valueOf(path.getFileName())), path, pack, depends);
    }

    /** Returns whether the engine would load anything from this folder. */
    boolean isMod() {
        return pack || Files.isRegularFile(path.resolve("init.lua"));
    }

    /** Returns the mods: this mod, or those of the pack. */
    List<LuantiMod> mods() throws IOException {
        return pack ? findBelow(path) : List.of(this);
    }

    /** Returns all mods below a folder that is not a mod itself. */
    static List<LuantiMod> findBelow(Path folder) throws IOException {
        return findBelow(folder, MAX_DEPTH);
    }

    private static List<LuantiMod> findBelow(Path folder, int depth) throws IOException {
        List<LuantiMod> mods = new ArrayList<>();
        if (depth == 0 || !Files.isDirectory(folder)) {
            return mods;
        }
        try (DirectoryStream<Path> members = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path member : members) {
                if (String.valueOf(member.getFileName()).startsWith(".")) {
                    continue;
                }
                LuantiMod mod = read(member);
                if (mod.pack()) {
                    mods.addAll(findBelow(member, depth - 1));
                } else if (mod.isMod()) {
                    mods.add(mod);
                }
            }
        }
        mods.sort(Comparator.comparing(LuantiMod::name));
        return mods;
    }

    private static void add(List<String> names, Set<String> depends) {
        names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.endsWith("?"))
                .forEach(depends::add);
    }
}
