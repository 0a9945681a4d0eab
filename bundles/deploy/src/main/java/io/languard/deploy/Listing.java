package io.languard.deploy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The files of a folder that may be bundles; what is hidden, temporary, a folder or no jar is nobody's business. */
final class Listing {

    private Listing() {}

    /** File name to stamp; empty if there is no folder. */
    static Map<String, Stamp> of(Path folder) throws IOException {
        Map<String, Stamp> found = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Listing::isJar)) {
            for (Path entry : entries) {
                Stamp stamp = Stamp.of(entry);
                if (stamp != null) {
                    found.put(entry.getFileName().toString(), stamp);
                }
            }
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    private static boolean isJar(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(".jar");
    }
}
