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
 * Says where a bundle's files are. Jetty wants to read them from the disk, and would take the jar in the drop folder;
 * but that is the user's, who may be writing it anew at this moment. So the bundle is unpacked into its own part of the
 * framework's storage, which the framework removes together with it.
 *
 * <p>Jetty makes one whenever it needs one. Name and package are those that it looks for.
 */
public final class FileLocatorHelperImpl extends DefaultFileLocatorHelper {

    private static final String FOLDER = "webapp-";
    private static final Object UNPACKING = new Object();

    @Override
    public File getBundleInstallLocation(Bundle bundle) throws Exception {
        if (bundle.getBundleContext() == null) {
            return super.getBundleInstallLocation(bundle);
        }
        String name = FOLDER + bundle.getLastModified();
        Path storage = bundle.getDataFile("").toPath();
        Path folder = storage.resolve(name);
        synchronized (UNPACKING) {
            if (!Files.isDirectory(folder)) {
                removeEarlier(storage);
                Path part = Files.createDirectories(storage.resolve(FOLDER + "part"));
                unpack(bundle, part);
                Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return folder.toFile();
    }

    private static void unpack(Bundle bundle, Path folder) throws IOException {
        Enumeration<URL> entries = bundle.findEntries("/", "*", true);
        for (URL entry : entries == null ? List.<URL>of() : Collections.list(entries)) {
            Path target = folder.resolve(entry.getPath().substring(1)).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("It has an entry with the name " + entry.getPath());
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

    /** What an earlier content of the bundle, or an attempt that was cut off, left there. */
    private static void removeEarlier(Path storage) throws IOException {
        try (Stream<Path> all = Files.walk(storage)) {
            List<Path> earlier = all.filter(path -> !path.equals(storage))
                    .filter(path ->
                            storage.relativize(path).getName(0).toString().startsWith(FOLDER))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path path : earlier) {
                Files.delete(path);
            }
        }
    }
}
