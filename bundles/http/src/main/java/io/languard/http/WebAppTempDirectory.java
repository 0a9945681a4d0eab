package io.languard.http;

import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/** The folder that web applications are unpacked into; what a crash left behind there is removed. */
final class WebAppTempDirectory {

    private WebAppTempDirectory() {}

    /** Empty, within this bundle's own part of the framework's storage. */
    static File create(BundleContext context) throws IOException {
        Path folder = context.getDataFile("webapps").toPath();
        OwnerOnlyFiles.deleteTree(folder);
        return Files.createDirectories(folder).toFile();
    }
}
