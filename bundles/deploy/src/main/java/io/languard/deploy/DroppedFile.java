package io.languard.deploy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of the drop folder from its appearance to its removal. Tracks whether the file is settled and which bundle
 * it contains. Times are milliseconds of a monotonic clock. Confined to one thread.
 */
final class DroppedFile {

    /** A file is first read when it has not changed for this long. */
    static final long SETTLE_MILLIS = 100;
    /** An unreadable file is reported as broken when it has not changed for this long. */
    static final long GIVE_UP_MILLIS = 1_500;
    /**
     * A file counts as removed when it has been missing for this long; a rename shows its new name within that time.
     */
    static final long GONE_MILLIS = 250;

    private final Path path;
    private @Nullable FileStamp stamp;
    private long changedAt;
    private long nextReadAt;
    private long missingSince = -1;
    private boolean settled;
    private boolean current;
    private @Nullable BundleIdentity identity;
    private @Nullable String problem;

    DroppedFile(Path path) {
        this.path = path;
    }

    /** Creates the file of an adapter restored from the last shutdown. */
    static DroppedFile restored(Path path, BundleIdentity identity, long now) {
        DroppedFile file = new DroppedFile(path);
        file.identity = identity;
        file.changedAt = now;
        return file;
    }

    /**
     * Records the current stamp of the file.
     *
     * @param touched whether an event reported a change of the file
     */
    void observe(FileStamp observed, boolean touched, long now) {
        missingSince = -1;
        if (touched || !observed.equals(stamp)) {
            // A file that has not changed for a while, such as one present before startup, is read immediately.
            boolean unchanged = stamp == null && !touched && ageMillis(observed) > SETTLE_MILLIS;
            stamp = observed;
            settled = false;
            changedAt = now;
            nextReadAt = unchanged ? now : now + SETTLE_MILLIS;
        }
    }

    /** Records that the file is missing. */
    void markMissing(long time) {
        missingSince = missingSince < 0 ? time : missingSince;
        stamp = null;
        settled = false;
    }

    /** Returns whether the file is missing, permanently or because it is being renamed or replaced. */
    boolean isMissing() {
        return missingSince >= 0;
    }

    boolean isGone(long time) {
        return missingSince >= 0 && time - missingSince >= GONE_MILLIS;
    }

    /** Reads the file if it is due. */
    void readIfDue(long time) {
        if (stamp == null || settled || time < nextReadAt) {
            return;
        }
        try {
            BundleIdentity found = JarReader.read(path);
            if (isUnchanged()) {
                settle(found, null);
            }
        } catch (UnusableBundleException e) {
            settle(identity, e.getMessage());
        } catch (IOException | RuntimeException e) {
            if (time - changedAt >= GIVE_UP_MILLIS) {
                settle(identity, explain(e));
            } else {
                nextReadAt = Math.min(changedAt + GIVE_UP_MILLIS, time + Math.max(SETTLE_MILLIS, time - changedAt));
            }
        }
    }

    /**
     * Marks this content as rejected by the framework or the platform.
     *
     * @param installed the bundle that remains installed; {@code null} if there is none
     */
    void reject(String reason, @Nullable BundleIdentity installed) {
        if (isUnchanged()) {
            settle(installed, reason);
        }
    }

    /** Returns when the file must be checked again; {@link Long#MAX_VALUE} if it is settled. */
    long nextCheckAt() {
        if (missingSince >= 0) {
            return missingSince + GONE_MILLIS;
        }
        return settled || stamp == null ? Long.MAX_VALUE : nextReadAt;
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

    /** Returns whether {@link #identity} is that of the current content rather than of an earlier one. */
    boolean isFresh() {
        return settled && current;
    }

    /**
     * Returns the bundle in the file, or the previous one if the current content is not read yet or unusable; {@code
     * null} if there is neither.
     */
    @Nullable
    BundleIdentity identity() {
        return identity;
    }

    /** Returns the bundle in the file, which must have one. */
    BundleIdentity requireIdentity() {
        return Objects.requireNonNull(identity, "no bundle");
    }

    /** Returns why the file is unusable; {@code null} if it is usable or not settled. */
    @Nullable
    String problem() {
        return settled ? problem : null;
    }

    boolean isLink() {
        return stamp != null && stamp.linked();
    }

    private void settle(@Nullable BundleIdentity newIdentity, @Nullable String newProblem) {
        settled = true;
        current = newProblem == null;
        identity = newIdentity;
        problem = newProblem;
    }

    /**
     * Returns whether the file is unchanged since it was last observed; if it is not, what was read must be
     * discarded.
     */
    private boolean isUnchanged() {
        try {
            return stamp != null && stamp.equals(FileStamp.of(path));
        } catch (IOException e) {
            return false;
        }
    }

    private static long ageMillis(FileStamp stamp) {
        return System.currentTimeMillis() - stamp.modified().toMillis();
    }

    private String explain(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "Permission denied: Languard's user cannot read the file";
        }
        if (e instanceof NoSuchFileException) {
            return "Dangling link: its target does not exist";
        }
        return stamp != null && stamp.size() == 0
                ? "The file is empty"
                : "Not a complete jar file (" + e.getMessage() + ")";
    }
}
