package io.languard.core.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Replaces the content of a server's directory by that of a staging folder, entry by entry, by renaming. A journal on the
 * disk names the entries before the first is moved, so that after a crash at any point, either {@link #rollBack} returns
 * what was there before, or {@link #complete} keeps what is there now. Both may be repeated.
 */
final class FolderSwap {

    /** The folder in the server's directory, so that it is on the same file system; it is never part of a backup. */
    static final String FOLDER = ".languard-restore";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path directory;
    private final Path staging;
    private final Path replaced;
    private final Path journal;

    FolderSwap(Path directory) {
        this.directory = directory;
        this.staging = directory.resolve(FOLDER).resolve("new");
        this.replaced = directory.resolve(FOLDER).resolve("old");
        this.journal = directory.resolve(FOLDER).resolve("journal.json");
    }

    /**
     * What is moved.
     *
     * @param token identifies the restore
     * @param added the names of the entries of the staging folder
     * @param removed the names of the entries of the directory that are moved away
     */
    record Journal(String token, List<String> added, List<String> removed) {}

    /**
     * Creates the empty staging folder and returns it.
     *
     * @throws IOException also if an earlier swap is unfinished, since its folder has what must be returned
     */
    Path prepare() throws IOException {
        if (isUnfinished()) {
            throw new IOException("An earlier restore is not settled: " + journal);
        }
        OwnerOnlyFiles.deleteTree(directory.resolve(FOLDER));
        OwnerOnlyFiles.createDirectories(replaced);
        return OwnerOnlyFiles.createDirectories(staging);
    }

    /**
     * Moves the entries. If that fails, {@link #rollBack} must be called. Symbolic links stay, since no backup has them,
     * unless the staging folder has an entry of the same name.
     *
     * @param stays whether an entry of the directory stays as it is, unless the staging folder has it too
     */
    void swap(String token, Predicate<Path> stays) throws IOException {
        List<String> added = names(staging, name -> true);
        List<String> removed = names(
                directory,
                name -> !name.equals(FOLDER)
                        && (added.contains(name)
                                || !Files.isSymbolicLink(directory.resolve(name)) && !stays.test(Path.of(name))));
        OwnerOnlyFiles.replace(journal, MAPPER.writeValueAsBytes(new Journal(token, added, removed)));
        BackupFolder.force(directory.resolve(FOLDER));
        for (String name : removed) {
            Files.move(directory.resolve(name), replaced.resolve(name));
        }
        for (String name : added) {
            Files.move(staging.resolve(name), directory.resolve(name));
        }
        BackupFolder.force(directory);
    }

    private static List<String> names(Path folder, Predicate<String> filter) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        }
        return names.stream().filter(filter).sorted().toList();
    }

    /** Returns the journal of a swap that was neither completed nor rolled back; empty if nothing was moved. */
    Optional<Journal> unfinished() throws IOException {
        return isUnfinished()
                ? Optional.of(MAPPER.readValue(Files.readAllBytes(journal), Journal.class))
                : Optional.empty();
    }

    /** Returns whether there is a journal, even one that can't be read. */
    boolean isUnfinished() {
        return exists(journal);
    }

    /** Returns what was there before the swap. */
    void rollBack(Journal moves) throws IOException {
        for (String name : moves.added()) {
            // What is no longer in the staging folder was moved to the directory.
            if (!exists(staging.resolve(name)) && exists(directory.resolve(name))) {
                Files.move(directory.resolve(name), staging.resolve(name));
            }
        }
        for (String name : moves.removed()) {
            if (exists(replaced.resolve(name))) {
                Files.move(replaced.resolve(name), directory.resolve(name));
            }
        }
        BackupFolder.force(directory);
        discard();
    }

    /** Keeps what is there now. */
    void complete() throws IOException {
        discard();
    }

    /** Deletes everything but the directory's content; the journal first, since it speaks of the rest. */
    void discard() throws IOException {
        Files.deleteIfExists(journal);
        OwnerOnlyFiles.deleteTree(directory.resolve(FOLDER));
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
