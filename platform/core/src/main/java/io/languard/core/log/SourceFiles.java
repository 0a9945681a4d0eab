package io.languard.core.log;

import io.languard.core.log.Folder.Found;
import io.languard.ports.log.LogPosition;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which file of a source comes next: none is read twice, and none is left out. Not for many threads. */
final class SourceFiles {

    private final Folder folder;

    /** Files that need not be read, as they were when that was decided. */
    private final Map<String, Found> done = new HashMap<>();

    private List<Found> listed = List.of();

    SourceFiles(Folder folder) {
        this.folder = folder;
    }

    Folder folder() {
        return folder;
    }

    /** Looks what is there now. */
    void list() throws IOException {
        listed = folder.list();
        done.keySet()
                .removeIf(key -> listed.stream().noneMatch(found -> found.key().equals(key)));
    }

    /** The file that a position is about; empty if it is gone. */
    Optional<Found> ofPosition(LogPosition position) throws IOException {
        return folder.byKey(position.fileKey());
    }

    /** Reading goes on in this file: those before it have been read. */
    void resumedAt(Found file) {
        listed.stream().filter(other -> folder.isBefore(other, file)).forEach(this::done);
    }

    /** Nothing is known of what was read but a moment: files that have not changed since have been. */
    void beginsAt(long millis) {
        if (!folder.isOurs()) {
            listed.stream().filter(found -> found.modifiedMillis() < millis).forEach(this::done);
        }
    }

    /** A file has been read to its end and another one goes on. */
    void done(Found file) {
        done.put(file.key(), file);
    }

    /** Where to begin in a file. */
    long begin(Found file) {
        Found before = done.get(file.key());
        boolean goesOn = before != null && before.name().equals(file.name()) && before.size() <= file.size();
        return goesOn ? before.size() : 0;
    }

    /** The oldest file that is to be read after the one with this key ({@code null}: after none). */
    Optional<Found> next(String currentKey) {
        return listed.stream().filter(found -> isToRead(found, currentKey)).findFirst();
    }

    /** The bytes in files that have not been begun. */
    long unreadBytes(String currentKey) {
        return listed.stream()
                .filter(found -> isToRead(found, currentKey))
                .mapToLong(Found::size)
                .sum();
    }

    /** The file with this key as it was last seen. */
    Optional<Found> find(String key) {
        return listed.stream().filter(found -> found.key().equals(key)).findFirst();
    }

    /** Files of ours that have been read. */
    List<Found> removable(String currentKey) {
        return folder.isOurs()
                ? listed.stream()
                        .filter(found -> done.containsKey(found.key()))
                        .filter(found -> !found.key().equals(currentKey) && !folder.isLiveOutput(found.name()))
                        .toList()
                : List.of();
    }

    private boolean isToRead(Found found, String currentKey) {
        if (found.key().equals(currentKey)) {
            return false;
        }
        Found before = done.get(found.key());
        return before == null || !(found.isUnchangedSince(before) || folder.isOurs());
    }
}
