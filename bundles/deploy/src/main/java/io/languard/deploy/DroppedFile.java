package io.languard.deploy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * One file of the folder from its first sight to its end: whether it has come to rest, and what it holds. Times are
 * milliseconds of any clock that never jumps. Used by one thread.
 */
final class DroppedFile {

    /** A file is first tried when it has not changed for this long. */
    static final long SETTLE = 100;
    /** A file that can't be read is broken when it has not changed for this long. */
    static final long GIVE_UP = 1_500;
    /** A file is gone when it has been missing for this long: a rename shows its new name within that time. */
    static final long GONE = 250;

    private final Path path;
    private Stamp stamp;
    private long changed;
    private long nextTry;
    private long missing = -1;
    private boolean settled;
    private boolean fresh;
    private Content content;
    private String problem;

    DroppedFile(Path path) {
        this.path = path;
    }

    /** A file that was known when the platform last ended, with what it held then. */
    static DroppedFile remembered(Path path, Content content, long now) {
        DroppedFile file = new DroppedFile(path);
        file.content = content;
        file.changed = now;
        return file;
    }

    /** Takes note of what lies there now. */
    void seen(Stamp now, boolean touched, long time) {
        missing = -1;
        if (touched || !now.equals(stamp)) {
            // Also a file that lay there before the platform came up is tried at once: it may rest since long ago.
            boolean resting = stamp == null && !touched && ageMillis(now) > SETTLE;
            stamp = now;
            settled = false;
            changed = time;
            nextTry = resting ? time : time + SETTLE;
        }
    }

    /** Takes note that nothing lies there. */
    void unseen(long time) {
        missing = missing < 0 ? time : missing;
        stamp = null;
        settled = false;
    }

    /** Whether it is not there, for good or because it is being renamed or replaced. */
    boolean missing() {
        return missing >= 0;
    }

    boolean gone(long time) {
        return missing >= 0 && time - missing >= GONE;
    }

    /** Reads it if it is time to. */
    void tryToRead(long time) {
        if (stamp == null || settled || time < nextTry) {
            return;
        }
        try {
            Content found = JarReader.read(path);
            if (stillThere()) {
                settle(found, null);
            }
        } catch (NotUsableException e) {
            settle(content, e.getMessage());
        } catch (IOException | RuntimeException e) {
            if (time - changed >= GIVE_UP) {
                settle(content, explain(e));
            } else {
                nextTry = Math.min(changed + GIVE_UP, time + Math.max(SETTLE, time - changed));
            }
        }
    }

    /** The framework or the platform refuses this content. */
    void refuse(String why, Content before) {
        if (stillThere()) {
            settle(before, why);
        }
    }

    /** When it wants to be looked at again; {@link Long#MAX_VALUE} if it is at rest. */
    long nextLook() {
        if (missing >= 0) {
            return missing + GONE;
        }
        return settled || stamp == null ? Long.MAX_VALUE : nextTry;
    }

    String name() {
        return path.getFileName().toString();
    }

    Path path() {
        return path;
    }

    boolean settled() {
        return settled;
    }

    /** Whether {@link #content} is what lies there now, and not only what lay there before. */
    boolean fresh() {
        return settled && fresh;
    }

    /** What it holds; what it held before while that is not known or can't be used; {@code null} for neither. */
    Content content() {
        return content;
    }

    /** Why it can't be used; {@code null} if it can. */
    String problem() {
        return settled ? problem : null;
    }

    boolean linked() {
        return stamp != null && stamp.linked();
    }

    private void settle(Content holds, String why) {
        settled = true;
        fresh = why == null;
        content = holds;
        problem = why;
    }

    /** What was read counts only if the file did not change meanwhile; if it did, the next look begins anew. */
    private boolean stillThere() {
        try {
            return stamp != null && stamp.equals(Stamp.of(path));
        } catch (IOException e) {
            return false;
        }
    }

    private static long ageMillis(Stamp stamp) {
        return System.currentTimeMillis() - stamp.modified().toMillis();
    }

    private String explain(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "it can't be read: Languard's user has no permission";
        }
        if (e instanceof NoSuchFileException) {
            return "it is a link to a file that does not exist";
        }
        return stamp.size() == 0 ? "it is empty" : "it is not a complete jar file (" + e.getMessage() + ")";
    }
}
