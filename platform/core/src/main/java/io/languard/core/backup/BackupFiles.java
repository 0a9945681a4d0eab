package io.languard.core.backup;

import io.languard.api.backup.BackupContent;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Selects the files of a server's directory that belong in a backup. Links and special files never do. */
final class BackupFiles {

    private final Path root;
    private final List<PathMatcher> excluded;
    private final List<PathMatcher> databases;
    private final List<PathMatcher> journals;

    /** @throws PatternSyntaxException if a pattern is not valid */
    BackupFiles(Path root, BackupContent content) {
        this.root = root;
        this.excluded = matchers(content.excluded());
        this.databases = matchers(content.databases());
        this.journals = matchers(content.journals());
    }

    /** Receives files in the order of a walk. */
    interface Visitor {

        void folder(Path folder, String name) throws IOException, InterruptedException;

        void file(Path file, String name, BasicFileAttributes attributes) throws IOException, InterruptedException;

        /** Receives a symbolic link, which does not belong in a backup. */
        default void link(Path link, String name) {}
    }

    private static List<PathMatcher> matchers(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList();
    }

    /** Returns whether a path relative to the directory stays as it is when a backup is restored. */
    boolean isExcluded(Path relative) {
        return relative.startsWith(FolderSwap.FOLDER) || matches(excluded, relative);
    }

    boolean isDatabase(Path relative) {
        return matches(databases, relative);
    }

    boolean isJournal(Path relative) {
        return matches(journals, relative);
    }

    private static boolean matches(List<PathMatcher> matchers, Path relative) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(relative));
    }

    /** Walks the files. Those that disappear meanwhile are left out. */
    void walk(Visitor visitor) throws IOException, InterruptedException {
        InterruptedException[] interrupted = new InterruptedException[1];
        Path start = Files.exists(root) ? root.toRealPath() : root;
        if (!Files.isDirectory(start)) {
            return;
        }
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path relative = start.relativize(folder);
                if (folder.equals(start)) {
                    return FileVisitResult.CONTINUE;
                }
                return isExcluded(relative)
                        ? FileVisitResult.SKIP_SUBTREE
                        : visit(() -> visitor.folder(folder, name(relative)));
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path relative = start.relativize(file);
                if (isExcluded(relative)) {
                    return FileVisitResult.CONTINUE;
                }
                if (attributes.isSymbolicLink()) {
                    visitor.link(file, name(relative));
                }
                return !attributes.isRegularFile()
                        ? FileVisitResult.CONTINUE
                        : visit(() -> visitor.file(file, name(relative), attributes));
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            private FileVisitResult visit(Step step) throws IOException {
                try {
                    step.run();
                    return FileVisitResult.CONTINUE;
                } catch (InterruptedException e) {
                    interrupted[0] = e;
                    return FileVisitResult.TERMINATE;
                }
            }
        });
        if (interrupted[0] != null) {
            throw interrupted[0];
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private static String name(Path relative) {
        return relative.toString().replace('\\', '/');
    }
}
