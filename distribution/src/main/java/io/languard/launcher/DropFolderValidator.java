package io.languard.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether adapters can be dropped where the settings say, asked before anything is started. */
final class DropFolderValidator {

    private DropFolderValidator() {}

    /** Makes the folder where it is missing. One that can only be read will do. */
    static void check(Path path) throws StartupException {
        try {
            Files.createDirectories(path);
            Files.newDirectoryStream(path).close();
        } catch (IOException e) {
            throw new StartupException("LANGUARD_ADAPTERS is '" + path + "', but must be a folder that can be read", e);
        }
    }
}
