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

/**
 * Installs the keys of the mods that clients need into the server's own folder, and deletes those that it installed
 * before. Other keys belong to the admin.
 */
final class KeyInstaller {

    private final Path folder;
    private final Path record;
    private final List<String> warnings;
    private final Map<String, byte[]> keys = new LinkedHashMap<>();

    /** The files that the keys are stored in. */
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** Those of the files that are not the admin's. */
    private final Map<String, byte[]> own = new LinkedHashMap<>();

    /**
     * Creates an installer.
     *
     * @param folder the folder of the keys
     * @param record the file that lists the keys in it that are from the platform, in the server's directory
     */
    KeyInstaller(Path folder, Path record, List<String> warnings) {
        this.folder = folder;
        this.record = record;
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

    /** Writes the keys and deletes those of mods that are no longer enabled. */
    void install() throws IOException {
        InstalledKeys installed = announce();
        deleteOthers(installed);
        writeKeys(installed);
    }

    /** Names the files, and lists those that will be the platform's. */
    InstalledKeys announce() throws IOException {
        OwnerOnlyFiles.createDirectories(folder);
        InstalledKeys installed = InstalledKeys.read(record);
        for (Map.Entry<String, byte[]> key : keys.entrySet()) {
            String name = key.getKey();
            for (int number = 2;
                    files.containsKey(name) || installed.isTaken(folder.resolve(name), key.getValue());
                    number++) {
                name = number + "_" + key.getKey();
            }
            files.put(name, key.getValue());
            Path file = folder.resolve(name);
            if (installed.isNew() || !Files.exists(file) || installed.contains(file)) {
                own.put(name, key.getValue());
            }
        }
        installed.announce(own);
        return installed;
    }

    private void deleteOthers(InstalledKeys installed) throws IOException {
        Path serverDirectory = FolderLinks.real(Objects.requireNonNull(record.getParent()));
        Optional<Path> outside = FolderLinks.outside(serverDirectory, folder);
        outside.ifPresent(target -> warnings.add(
                "The folder keys is a link to '" + target + "': keys are added there, but none are deleted"));
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*.bikey")) {
            for (Path file : old) {
                String name = file.getFileName().toString();
                if (files.containsKey(name)) {
                    continue;
                }
                if (!installed.contains(file)) {
                    if (installed.isNew()) {
                        warnings.add("The key " + name + " is not from Languard and is kept: players with files that it"
                                + " signs are accepted");
                    }
                } else if (outside.isPresent()) {
                    warnings.add("The key " + name + " of a mod that is not enabled is kept, because it is outside the"
                            + " server's directory");
                } else {
                    Files.delete(file);
                }
            }
        }
    }

    private void writeKeys(InstalledKeys installed) throws IOException {
        for (Map.Entry<String, byte[]> key : files.entrySet()) {
            Path file = folder.resolve(key.getKey());
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), key.getValue())) {
                OwnerOnlyFiles.replace(file, key.getValue());
            }
        }
        installed.complete(folder, own);
    }
}
