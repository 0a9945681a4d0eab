package io.languard.core.process;

import static java.util.Objects.requireNonNull;

import io.languard.toolkit.file.FolderLinks;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One search for executable files. Visits the folders level by level, so that a limit cuts off what lies deepest. Links
 * are followed, but no folder is visited twice, so that circles of links end. Used by one thread.
 */
final class ExecutableWalk {

    static final int MAX_DEPTH = 4;
    static final int MAX_FOLDERS = 5_000;
    static final int MAX_ENTRIES = 100_000;
    static final int MAX_FOUND = 100;

    private final List<String> names;
    private final List<Path> excluded;
    private final long deadlineNanos;
    private final Set<Path> visited = new HashSet<>();
    private final Map<Path, Path> foundByPlace = new LinkedHashMap<>();
    private int entries;

    ExecutableWalk(List<String> names, List<Path> excluded, Duration limit) {
        this.names = names;
        this.excluded = excluded;
        this.deadlineNanos = System.nanoTime() + limit.toNanos();
    }

    /** Returns the files, as paths below the folders in which they were found. Can be called once. */
    List<Path> run(SearchFolders folders) {
        folders.programs().forEach(this::look);
        Collection<Path> level = folders.installations();
        for (int depth = 0; depth <= MAX_DEPTH && !isOver(); depth++) {
            List<Path> next = new ArrayList<>();
            for (Path folder : level) {
                if (!isOver() && enter(folder)) {
                    look(folder);
                    next.addAll(subfolders(folder));
                }
            }
            level = next;
        }
        return List.copyOf(foundByPlace.values());
    }

    /** Returns whether the folder exists and has not been visited yet. */
    private boolean enter(Path folder) {
        try {
            Path real = FolderLinks.real(folder);
            return excluded.stream().noneMatch(real::startsWith) && Files.isDirectory(real) && visited.add(real);
        } catch (IOException e) {
            return false; // a circle of links, or not accessible
        }
    }

    private void look(Path folder) {
        for (String name : names) {
            Path file = folder.resolve(name);
            try {
                if (foundByPlace.size() < MAX_FOUND && Files.isRegularFile(file) && Files.isExecutable(file)) {
                    // A link to a file may be an installation of its own, unlike a link to its folder.
                    Path folderOfFile = FolderLinks.real(requireNonNull(file.getParent()));
                    foundByPlace.putIfAbsent(folderOfFile.resolve(requireNonNull(file.getFileName())), file);
                }
            } catch (IOException e) {
                // It has just been deleted.
            }
        }
    }

    /** Returns the folders in a folder, sorted; hidden ones hold no installations, but caches and settings. */
    private List<Path> subfolders(Path folder) {
        List<Path> subfolders = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                entries++;
                if (isOver()) {
                    break;
                }
                if (!requireNonNull(entry.getFileName()).toString().startsWith(".") && Files.isDirectory(entry)) {
                    subfolders.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Not readable.
        }
        Collections.sort(subfolders);
        return subfolders;
    }

    private boolean isOver() {
        return entries > MAX_ENTRIES
                || visited.size() >= MAX_FOLDERS
                || foundByPlace.size() >= MAX_FOUND
                || System.nanoTime() - deadlineNanos >= 0
                || Thread.currentThread().isInterrupted();
    }
}
