package io.languard.logtail;

import io.languard.logtail.LogSourceFiles.FoundFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which file of a source to read next, so that none is read twice or left out. Not thread-safe. */
final class SourceFileQueue {

    private final LogSourceFiles files;

    /** Files that need not be read, as they were when that was decided, by key. */
    private final Map<String, FoundFile> done = new HashMap<>();

    private List<FoundFile> listed = List.of();

    SourceFileQueue(LogSourceFiles files) {
        this.files = files;
    }

    LogSourceFiles files() {
        return files;
    }

    /** Lists the files again. */
    void refresh() throws IOException {
        listed = files.list();
        done.keySet().removeIf(key -> listed.stream()
                .noneMatch(foundFile -> foundFile.key().equals(key)));
    }

    /** Returns the file of a position; empty if it no longer exists. */
    Optional<FoundFile> findByPosition(FilePosition position) throws IOException {
        return files.findByKey(position.fileKey());
    }

    /** Continues in this file: those before it have been read. */
    void markResumed(FoundFile file) {
        listed.stream().filter(other -> files.isBefore(other, file)).forEach(this::markRead);
    }

    /** Continues at a time: files that have not changed since have been read. */
    void markStartedAt(long millis) {
        if (!files.isCaptured()) {
            listed.stream()
                    .filter(foundFile -> foundFile.modifiedMillis() < millis)
                    .forEach(this::markRead);
        }
    }

    /** Marks a file as read up to its size. */
    void markRead(FoundFile file) {
        done.put(file.key(), file);
    }

    /** Returns the offset at which to start reading a file. */
    long startOffset(FoundFile file) {
        FoundFile before = done.get(file.key());
        return before != null && before.name().equals(file.name()) && before.size() <= file.size() ? before.size() : 0;
    }

    /** Returns the oldest unread file other than the one with this key, if any. */
    Optional<FoundFile> next(@Nullable String currentKey) {
        return listed.stream()
                .filter(foundFile -> isToRead(foundFile, currentKey))
                .findFirst();
    }

    /** Returns the number of bytes in unread files other than the one with this key. */
    long unreadBytes(@Nullable String currentKey) {
        return listed.stream()
                .filter(foundFile -> isToRead(foundFile, currentKey))
                .mapToLong(FoundFile::size)
                .sum();
    }

    /** Returns the file with this key as it was listed. */
    Optional<FoundFile> findByKey(@Nullable String key) {
        return listed.stream().filter(foundFile -> foundFile.key().equals(key)).findFirst();
    }

    /** Returns rotated files of captured output that have been read. */
    List<FoundFile> removable(@Nullable String currentKey) {
        return files.isCaptured()
                ? listed.stream()
                        .filter(foundFile -> done.containsKey(foundFile.key()))
                        .filter(foundFile -> !foundFile.key().equals(currentKey) && !files.isLive(foundFile.name()))
                        .toList()
                : List.of();
    }

    private boolean isToRead(FoundFile foundFile, @Nullable String currentKey) {
        if (foundFile.key().equals(currentKey)) {
            return false;
        }
        FoundFile before = done.get(foundFile.key());
        return before == null || !(foundFile.isUnchangedSince(before) || files.isCaptured());
    }
}
