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
final class FolderScanner {

    private FolderScanner() {}

    /** File name to stamp; empty if there is no folder. */
    static Map<String, FileStamp> scan(Path folder) throws IOException {
        Map<String, FileStamp> found = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, FolderScanner::isJar)) {
            for (Path entry : entries) {
                FileStamp fileStamp = FileStamp.of(entry);
                if (fileStamp != null) {
                    found.put(entry.getFileName().toString(), fileStamp);
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
