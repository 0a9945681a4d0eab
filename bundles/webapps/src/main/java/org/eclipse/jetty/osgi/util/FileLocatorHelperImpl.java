package org.eclipse.jetty.osgi.util;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/**
 * Locates a bundle's files for Jetty. Jetty reads them from disk and by default uses the jar in the drop folder,
 * which the user may be overwriting at that moment. This implementation unpacks the bundle into its private storage
 * area instead; the framework deletes that area with the bundle.
 *
 * <p>Jetty instantiates this class by its fixed package and class name whenever it needs one.
 */
public final class FileLocatorHelperImpl extends DefaultFileLocatorHelper {

    private static final String FOLDER = "webapp-";
    private static final Object LOCK = new Object();

    @Override
    public File getBundleInstallLocation(Bundle bundle) throws Exception {
        if (bundle.getBundleContext() == null) {
            return super.getBundleInstallLocation(bundle);
        }
        String folderName = FOLDER + bundle.getLastModified();
        Path storage = bundle.getDataFile("").toPath();
        Path folder = storage.resolve(folderName);
        synchronized (LOCK) {
            if (!Files.isDirectory(folder)) {
                removeOldFolders(storage);
                Path staging = Files.createDirectories(storage.resolve(FOLDER + "part"));
                unpack(bundle, staging);
                Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return folder.toFile();
    }

    private static void unpack(Bundle bundle, Path folder) throws IOException {
        Enumeration<URL> entries = bundle.findEntries("/", "*", true);
        for (URL entry : entries == null ? List.<URL>of() : Collections.list(entries)) {
            Path target = folder.resolve(entry.getPath().substring(1)).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("Entry outside the bundle: " + entry.getPath());
            }
            if (entry.getPath().endsWith("/")) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(target.getParent());
            try (InputStream content = entry.openStream()) {
                Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Removes what an earlier version of the bundle or an interrupted attempt left behind. */
    private static void removeOldFolders(Path storage) throws IOException {
        try (Stream<Path> all = Files.walk(storage)) {
            List<Path> paths = all.filter(path -> !path.equals(storage))
                    .filter(path ->
                            storage.relativize(path).getName(0).toString().startsWith(FOLDER))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path path : paths) {
                Files.delete(path);
            }
        }
    }
}
