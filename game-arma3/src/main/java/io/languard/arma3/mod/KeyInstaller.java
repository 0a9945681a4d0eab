package io.languard.arma3.mod;

import io.languard.api.mod.EnabledMod;
import io.languard.toolkit.file.FolderLinks;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Installs the keys of the mods that clients need into the server's own folder, and deletes all others. */
final class KeyInstaller {

    private final Path folder;
    private final List<String> warnings;
    private final Map<String, byte[]> keys = new LinkedHashMap<>();

    KeyInstaller(Path folder, List<String> warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    void collect(EnabledMod mod) throws IOException {
        boolean found = false;
        for (Path file : ModFileScanner.keys(mod.folder())) {
            byte[] key = KeyFileReader.read(file);
            if (key == null) {
                warnings.add("Mod " + mod.name() + ": " + file.getFileName() + " is not a key");
            } else {
                add(ModFileScanner.lower(file), key);
                found = true;
            }
        }
        if (!found) {
            warnings.add("Mod " + mod.name()
                    + " has no key: if signatures are verified, players with this mod are rejected");
        }
    }

    /** Two mods may contain different keys with the same name. */
    private void add(String name, byte[] key) {
        String unique = name;
        for (int number = 2; keys.containsKey(unique) && !Arrays.equals(keys.get(unique), key); number++) {
            unique = number + "_" + name;
        }
        keys.put(unique, key);
    }

    /** Writes the keys and deletes obsolete ones. */
    void install() throws IOException {
        OwnerOnlyFiles.createDirectories(folder);
        Optional<Path> linkTarget = FolderLinks.target(Objects.requireNonNull(folder.getParent()), folder);
        if (linkTarget.isPresent()) {
            warnings.add("The keys folder is a link to '" + linkTarget.get()
                    + "': keys are added there, and those of other mods are not removed");
        } else {
            deleteObsolete();
        }
        for (Map.Entry<String, byte[]> key : keys.entrySet()) {
            OwnerOnlyFiles.replace(folder.resolve(key.getKey()), out -> out.write(key.getValue()));
        }
    }

    private void deleteObsolete() throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*.bikey")) {
            for (Path file : old) {
                if (!keys.containsKey(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
