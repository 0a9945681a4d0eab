package io.languard.core.mission;

import io.languard.core.mission.MissionDirectory.MissionFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The missions of a folder that are folders themselves. Symbolic links are not followed. */
final class UnpackedMissions {

    /** A mission with more files is listed as well, with the size of some of them. */
    private static final int MAX_FILES = 20_000;

    private UnpackedMissions() {}

    /**
     * Lists the missions; the size and the time of each are those of all its files together, so that they change with any
     * of them.
     */
    static List<MissionFile> list(Path folder, Predicate<Path> isUnpacked) throws IOException {
        List<Path> candidates;
        try (Stream<Path> files = Files.list(folder)) {
            candidates = files.filter(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
        List<MissionFile> missions = new ArrayList<>();
        for (Path candidate : candidates) {
            if (isUnpacked.test(candidate)) {
                Measure measure = new Measure();
                Files.walkFileTree(candidate, measure);
                missions.add(new MissionFile(
                        candidate.getFileName().toString(),
                        measure.bytes,
                        measure.modified.truncatedTo(ChronoUnit.MILLIS)));
            }
        }
        return missions;
    }

    private static final class Measure extends SimpleFileVisitor<Path> {

        private long bytes;
        private Instant modified = Instant.EPOCH;
        private int files;

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return add(attributes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.isRegularFile() ? attributes.size() : 0;
            return add(attributes);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // disappeared in the meantime or unreadable
        }

        private FileVisitResult add(BasicFileAttributes attributes) {
            Instant changed = attributes.lastModifiedTime().toInstant();
            modified = changed.isAfter(modified) ? changed : modified;
            return ++files < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }
    }
}
