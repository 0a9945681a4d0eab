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
    static final long SETTLE_MILLIS = 100;
    /** A file that can't be read is broken when it has not changed for this long. */
    static final long GIVE_UP_MILLIS = 1_500;
    /** A file is gone when it has been missing for this long: a rename shows its new name within that time. */
    static final long GONE_MILLIS = 250;

    private final Path path;
    private FileStamp fileStamp;
    private long changed;
    private long nextTry;
    private long missing = -1;
    private boolean settled;
    private boolean fresh;
    private BundleIdentity identity;
    private String problem;

    DroppedFile(Path path) {
        this.path = path;
    }

    /** A file that was known when the platform last ended, with what it held then. */
    static DroppedFile restored(Path path, BundleIdentity bundleIdentity, long now) {
        DroppedFile file = new DroppedFile(path);
        file.identity = bundleIdentity;
        file.changed = now;
        return file;
    }

    /** Takes note of what lies there now. */
    void observe(FileStamp now, boolean touched, long time) {
        missing = -1;
        if (touched || !now.equals(fileStamp)) {
            // Also a file that lay there before the platform came up is tried at once: it may rest since long ago.
            boolean resting = fileStamp == null && !touched && ageMillis(now) > SETTLE_MILLIS;
            fileStamp = now;
            settled = false;
            changed = time;
            nextTry = resting ? time : time + SETTLE_MILLIS;
        }
    }

    /** Takes note that nothing lies there. */
    void markMissing(long time) {
        missing = missing < 0 ? time : missing;
        fileStamp = null;
        settled = false;
    }

    /** Whether it is not there, for good or because it is being renamed or replaced. */
    boolean isMissing() {
        return missing >= 0;
    }

    boolean isGone(long time) {
        return missing >= 0 && time - missing >= GONE_MILLIS;
    }

    /** Reads it if it is time to. */
    void readIfDue(long time) {
        if (fileStamp == null || settled || time < nextTry) {
            return;
        }
        try {
            BundleIdentity found = JarReader.read(path);
            if (stillThere()) {
                settle(found, null);
            }
        } catch (UnusableBundleException e) {
            settle(identity, e.getMessage());
        } catch (IOException | RuntimeException e) {
            if (time - changed >= GIVE_UP_MILLIS) {
                settle(identity, explain(e));
            } else {
                nextTry = Math.min(changed + GIVE_UP_MILLIS, time + Math.max(SETTLE_MILLIS, time - changed));
            }
        }
    }

    /** The framework or the platform refuses this content. */
    void reject(String why, BundleIdentity before) {
        if (stillThere()) {
            settle(before, why);
        }
    }

    /** When it wants to be looked at again; {@link Long#MAX_VALUE} if it is at rest. */
    long nextCheckAt() {
        if (missing >= 0) {
            return missing + GONE_MILLIS;
        }
        return settled || fileStamp == null ? Long.MAX_VALUE : nextTry;
    }

    String name() {
        return path.getFileName().toString();
    }

    Path path() {
        return path;
    }

    boolean isSettled() {
        return settled;
    }

    /** Whether {@link #identity} is what lies there now, and not only what lay there before. */
    boolean isFresh() {
        return settled && fresh;
    }

    /** What it holds; what it held before while that is not known or can't be used; {@code null} for neither. */
    BundleIdentity identity() {
        return identity;
    }

    /** Why it can't be used; {@code null} if it can. */
    String problem() {
        return settled ? problem : null;
    }

    boolean isLink() {
        return fileStamp != null && fileStamp.linked();
    }

    private void settle(BundleIdentity holds, String why) {
        settled = true;
        fresh = why == null;
        identity = holds;
        problem = why;
    }

    /** What was read counts only if the file did not change meanwhile; if it did, the next look begins anew. */
    private boolean stillThere() {
        try {
            return fileStamp != null && fileStamp.equals(FileStamp.of(path));
        } catch (IOException e) {
            return false;
        }
    }

    private static long ageMillis(FileStamp fileStamp) {
        return System.currentTimeMillis() - fileStamp.modified().toMillis();
    }

    private String explain(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "it can't be read: Languard's user has no permission";
        }
        if (e instanceof NoSuchFileException) {
            return "it is a link to a file that does not exist";
        }
        return fileStamp.size() == 0 ? "it is empty" : "it is not a complete jar file (" + e.getMessage() + ")";
    }
}
