package io.languard.launcher;

import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file with the platform's classes in the JVM's own form, from which {@code bin/languard} starts faster: from Java 25 on an
 * AOT cache, before that an archive for class data sharing. The JVM ignores an archive of another JVM, or if a file of the
 * class path was added or touched, so an outdated archive is useless but harmless. Beside the file is its key: what it was made
 * from.
 */
final class ClassArchive {

    /** Whether this JVM supports AOT caches, which contain linked classes (JEP 483 and 514). */
    static final boolean USES_AOT_CACHE = Runtime.version().feature() >= 25;

    /** The name of the file; {@code bin/languard} knows both. */
    static final String FILE = USES_AOT_CACHE ? "classes.aot" : "classes.jsa";

    private final Path folder;
    private final String key;

    private ClassArchive(Path folder, String key) {
        this.folder = folder;
        this.key = key;
    }

    /** Returns the archive of this JVM and this class path. */
    static ClassArchive of(DataFolder data, ClassPath classPath) throws IOException {
        return new ClassArchive(
                data.path().resolve("class-archive"),
                System.getProperty("java.vm.version") + " " + System.getProperty("java.home") + "\n"
                        + classPath.fingerprint());
    }

    /** Returns whether the archive was made, or could not be made, from the present JVM and class path. */
    boolean isCurrent() throws IOException {
        return Files.exists(keyFile())
                && Files.readString(keyFile(), StandardCharsets.UTF_8).equals(key);
    }

    /** Deletes the archive and what an interrupted training left behind. */
    void delete() throws IOException {
        OwnerOnlyFiles.deleteTree(folder);
    }

    /** Creates the empty folder in which a training run works. */
    Path createTrainingFolder() throws IOException {
        OwnerOnlyFiles.deleteTree(trainingFolder());
        return OwnerOnlyFiles.createDirectories(trainingFolder());
    }

    /** Deletes the folder of a training run. */
    void deleteTrainingFolder() throws IOException {
        OwnerOnlyFiles.deleteTree(trainingFolder());
    }

    /** Puts a new archive in place of an older one. */
    void replace(Path archive) throws IOException {
        Files.move(archive, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        OwnerOnlyFiles.replace(keyFile(), key.getBytes(StandardCharsets.UTF_8));
    }

    /** Records that this JVM can't make an archive, so that not every start tries again. */
    void recordFailure() throws IOException {
        OwnerOnlyFiles.replace(keyFile(), key.getBytes(StandardCharsets.UTF_8));
    }

    private Path trainingFolder() {
        return folder.resolve("training");
    }

    private Path keyFile() {
        return folder.resolve("classes.key");
    }
}
