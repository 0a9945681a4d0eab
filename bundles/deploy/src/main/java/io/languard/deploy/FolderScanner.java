package io.languard.deploy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lists the files of a folder that may be bundles. Ignores hidden files, folders and files without the suffix {@code
 * .jar}.
 */
final class FolderScanner {

    private FolderScanner() {}

    /** Returns the stamps by file name; empty if the folder does not exist. */
    static Map<String, FileStamp> scan(Path folder) throws IOException {
        Map<String, FileStamp> stamps = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, FolderScanner::isJar)) {
            for (Path entry : entries) {
                FileStamp stamp = FileStamp.of(entry);
                if (stamp != null) {
                    stamps.put(entry.getFileName().toString(), stamp);
                }
            }
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return stamps;
    }

    private static boolean isJar(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(".jar");
    }
}
