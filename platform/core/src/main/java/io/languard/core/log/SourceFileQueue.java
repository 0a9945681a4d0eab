package io.languard.core.log;

import io.languard.core.log.SourceFolder.FoundFile;
import io.languard.spi.log.LogPosition;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which file of a source comes next: none is read twice, and none is left out. Not for many threads. */
final class SourceFileQueue {

    private final SourceFolder sourceFolder;

    /** Files that need not be read, as they were when that was decided. */
    private final Map<String, FoundFile> done = new HashMap<>();

    private List<FoundFile> listed = List.of();

    SourceFileQueue(SourceFolder sourceFolder) {
        this.sourceFolder = sourceFolder;
    }

    SourceFolder folder() {
        return sourceFolder;
    }

    /** Looks what is there now. */
    void refresh() throws IOException {
        listed = sourceFolder.list();
        done.keySet().removeIf(key -> listed.stream()
                .noneMatch(foundFile -> foundFile.key().equals(key)));
    }

    /** The file that a position is about; empty if it is gone. */
    Optional<FoundFile> findByPosition(LogPosition position) throws IOException {
        return sourceFolder.findByKey(position.fileKey());
    }

    /** Reading goes on in this file: those before it have been read. */
    void markResumed(FoundFile file) {
        listed.stream().filter(other -> sourceFolder.isBefore(other, file)).forEach(this::markRead);
    }

    /** Nothing is known of what was read but a moment: files that have not changed since have been. */
    void markStartedAt(long millis) {
        if (!sourceFolder.isPlatformOwned()) {
            listed.stream()
                    .filter(foundFile -> foundFile.modifiedMillis() < millis)
                    .forEach(this::markRead);
        }
    }

    /** A file has been read to its end and another one goes on. */
    void markRead(FoundFile file) {
        done.put(file.key(), file);
    }

    /** Where to begin in a file. */
    long startOffset(FoundFile file) {
        FoundFile before = done.get(file.key());
        boolean goesOn = before != null && before.name().equals(file.name()) && before.size() <= file.size();
        return goesOn ? before.size() : 0;
    }

    /** The oldest file that is to be read after the one with this key ({@code null}: after none). */
    Optional<FoundFile> next(String currentKey) {
        return listed.stream()
                .filter(foundFile -> isToRead(foundFile, currentKey))
                .findFirst();
    }

    /** The bytes in files that have not been begun. */
    long unreadBytes(String currentKey) {
        return listed.stream()
                .filter(foundFile -> isToRead(foundFile, currentKey))
                .mapToLong(FoundFile::size)
                .sum();
    }

    /** The file with this key as it was last seen. */
    Optional<FoundFile> findByKey(String key) {
        return listed.stream().filter(foundFile -> foundFile.key().equals(key)).findFirst();
    }

    /** Files of ours that have been read. */
    List<FoundFile> removable(String currentKey) {
        return sourceFolder.isPlatformOwned()
                ? listed.stream()
                        .filter(foundFile -> done.containsKey(foundFile.key()))
                        .filter(foundFile ->
                                !foundFile.key().equals(currentKey) && !sourceFolder.isLiveOutput(foundFile.name()))
                        .toList()
                : List.of();
    }

    private boolean isToRead(FoundFile foundFile, String currentKey) {
        if (foundFile.key().equals(currentKey)) {
            return false;
        }
        FoundFile before = done.get(foundFile.key());
        return before == null || !(foundFile.isUnchangedSince(before) || sourceFolder.isPlatformOwned());
    }
}
