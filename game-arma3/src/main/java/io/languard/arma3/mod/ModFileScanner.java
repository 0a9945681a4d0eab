package io.languard.arma3.mod;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A mod as it lies on disk: addons, and the keys that sign them (Bohemia wiki: Arma 3: Dedicated Server). */
final class ModFileScanner {

    private static final List<String> KEY_FOLDERS = List.of("keys", "key");

    private ModFileScanner() {}

    /** The PBO files in its folder addons, however that is spelled. */
    static List<Path> addons(Path mod) throws IOException {
        return inside(mod, List.of("addons"), ".pbo");
    }

    /** The signatures beside the addons. */
    static List<Path> signatures(Path mod) throws IOException {
        return inside(mod, List.of("addons"), ".bisign");
    }

    /** The public keys that clients' files are checked against. */
    static List<Path> keys(Path mod) throws IOException {
        return inside(mod, KEY_FOLDERS, ".bikey");
    }

    /** What a file or folder is called, in lower case. */
    static String lower(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static List<Path> inside(Path mod, List<String> folders, String extension) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> members = Files.newDirectoryStream(mod, Files::isDirectory)) {
            for (Path member : members) {
                if (folders.contains(lower(member))) {
                    found.addAll(files(member, extension));
                }
            }
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }

    private static List<Path> files(Path folder, String extension) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, path -> lower(path).endsWith(extension))) {
            files.forEach(found::add);
        }
        return found;
    }
}
