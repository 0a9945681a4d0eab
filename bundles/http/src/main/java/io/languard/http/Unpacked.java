package io.languard.http;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;

/** The folder that web applications are unpacked into; what a crash left behind there is removed. */
final class Unpacked {

    private Unpacked() {}

    /** Empty, within this bundle's own part of the framework's storage. */
    static File folder(BundleContext context) throws IOException {
        Path folder = context.getDataFile("webapps").toPath();
        if (Files.exists(folder)) {
            for (Path left : everythingIn(folder)) {
                Files.delete(left);
            }
        }
        return Files.createDirectories(folder).toFile();
    }

    /** What is deep inside comes first. */
    private static List<Path> everythingIn(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
