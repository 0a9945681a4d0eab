package io.languard.arma3.mod;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the files of a mod on disk: addons, and the keys that sign them (Bohemia wiki: Arma 3: Dedicated Server). */
final class ModFileScanner {

    /** Authors put keys into "keys", "key", "Server_Keys", "optional/keys", beside the addons, or anywhere else. */
    private static final int KEY_DEPTH = 3;

    private ModFileScanner() {}

    /** Returns the PBO files in the folder addons, whatever its case. */
    static List<Path> addons(Path mod) throws IOException {
        return inside(mod, ".pbo");
    }

    /** Returns the signatures beside the addons. */
    static List<Path> signatures(Path mod) throws IOException {
        return inside(mod, ".bisign");
    }

    /** Returns the public keys that clients' files are verified with. */
    static List<Path> keys(Path mod) throws IOException {
        try (Stream<Path> files = Files.walk(mod, KEY_DEPTH)) {
            return files.filter(file -> lower(file).endsWith(".bikey") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Returns the name of a file or folder in lower case. */
    static String lower(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static List<Path> inside(Path mod, String extension) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> members = Files.newDirectoryStream(mod, Files::isDirectory)) {
            for (Path member : members) {
                if (lower(member).equals("addons")) {
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
