package io.languard.benchmark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Prepares folders for starts that find a database and a class archive, as most starts do. */
final class WarmStart {

    private static final long ARCHIVE_SECONDS = 600;

    private WarmStart() {}

    /** Starts Languard in this folder, and returns when it has made its class archive and ended. */
    static void prepare(Path folder) throws IOException, InterruptedException {
        Path archive = folder.resolve("data/class-archive");
        try (MeasuredInstallation languard =
                MeasuredInstallation.start(folder, Map.of("LANGUARD_JAVA_OPTS", "-Dlanguard.archive.delay=0"))) {
            while (Files.notExists(archive.resolve("classes.key"))) {
                if (languard.seconds() > ARCHIVE_SECONDS) {
                    throw new IOException("No class archive after " + ARCHIVE_SECONDS + " s");
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        boolean made = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(archive, "classes.{jsa,aot}")) {
            for (Path file : files) {
                try (FileChannel classes = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    // What is not on the disk yet would count as memory that the JVM has written to.
                    classes.force(true);
                }
                made = true;
            }
        }
        if (!made) {
            throw new IOException("Languard could not make its class archive");
        }
    }
}
