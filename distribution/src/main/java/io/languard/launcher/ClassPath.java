package io.languard.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files from which the class loader of the launcher takes classes, in the order in which it looks for them. */
record ClassPath(Set<Path> files) {

    /** Returns the class path of this process. */
    static ClassPath ofProcess() {
        return new ClassPath(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    boolean contains(Path file) {
        return files.contains(file.toAbsolutePath().normalize());
    }

    /** Returns a text that differs if a file was added, removed, moved within the path, replaced or touched. */
    String fingerprint() throws IOException {
        StringBuilder fingerprint = new StringBuilder();
        for (Path file : files) {
            fingerprint.append(file);
            if (Files.exists(file)) {
                fingerprint.append(' ').append(Files.size(file)).append(' ').append(Files.getLastModifiedTime(file));
            }
            fingerprint.append('\n');
        }
        return fingerprint.toString();
    }
}
