package io.languard.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks the drop folder before anything is started. */
final class DropFolderValidator {

    private DropFolderValidator() {}

    /** Creates the folder if necessary. It need not be writable. */
    static void check(Path path) throws StartupException {
        try {
            Files.createDirectories(path);
            Files.newDirectoryStream(path).close();
        } catch (IOException e) {
            throw new StartupException("LANGUARD_ADAPTERS is '" + path + "', but must be a readable folder", e);
        }
    }
}
