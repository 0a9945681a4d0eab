package io.languard.http;

import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/** The directory that web applications are unpacked into. Files left behind by a crash are removed. */
final class WebAppTempDirectory {

    private WebAppTempDirectory() {}

    /** Creates the directory, empty, within this bundle's data area of the framework's storage. */
    static File create(BundleContext context) throws IOException {
        Path folder = context.getDataFile("webapps").toPath();
        OwnerOnlyFiles.deleteTree(folder);
        return Files.createDirectories(folder).toFile();
    }
}
