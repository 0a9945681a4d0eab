package io.languard.arma3.mod;

import io.languard.api.mod.EnabledMod;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The server's own keys: those of the mods that clients need, and no others. */
final class KeyInstaller {

    private final Path folder;
    private final List<String> warnings;
    private final Map<String, byte[]> keys = new LinkedHashMap<>();

    KeyInstaller(Path folder, List<String> warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    void collect(EnabledMod mod) throws IOException {
        boolean any = false;
        for (Path file : ModFileScanner.keys(mod.folder())) {
            byte[] key = KeyFileReader.read(file);
            if (key == null) {
                warnings.add("Mod " + mod.name() + ": " + file.getFileName() + " is no key");
            } else {
                add(ModFileScanner.lower(file), key);
                any = true;
            }
        }
        if (!any) {
            warnings.add("Mod " + mod.name() + " has no key: with verified signatures, its players are refused");
        }
    }

    /** Two mods may bring different keys under one name. */
    private void add(String name, byte[] key) {
        String free = name;
        for (int number = 2; keys.containsKey(free) && !Arrays.equals(keys.get(free), key); number++) {
            free = number + "_" + name;
        }
        keys.put(free, key);
    }

    /** Writes them; what is there and wanted no more is deleted. */
    void install() throws IOException {
        OwnerOnlyFiles.createDirectories(folder);
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*.bikey")) {
            for (Path file : old) {
                if (!keys.containsKey(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, byte[]> key : keys.entrySet()) {
            OwnerOnlyFiles.replace(folder.resolve(key.getKey()), out -> out.write(key.getValue()));
        }
    }
}
