package io.languard.deploy;

import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;

/** A bundle that came from the drop folder, and the file that it stands for. Used by one thread. */
final class DeployedAdapter {

    private final Bundle bundle;
    private String fileName;
    private BundleIdentity identity;
    private boolean toStart = true;
    private String problem;
    private boolean failed;
    private long startedAt;

    DeployedAdapter(Bundle bundle, String fileName, BundleIdentity bundleIdentity) {
        this.bundle = bundle;
        this.fileName = fileName;
        this.identity = bundleIdentity;
    }

    Bundle bundle() {
        return bundle;
    }

    String fileName() {
        return fileName;
    }

    BundleIdentity identity() {
        return identity;
    }

    /** The same bytes are in another file now. */
    void rename(String newFileName) {
        fileName = newFileName;
    }

    /** The bundle was updated to what another file, or the same one, holds now. */
    void replaceContent(String newFileName, BundleIdentity newContent) {
        fileName = newFileName;
        identity = newContent;
        toStart = true;
        failed = false;
        problem = null;
    }

    /**
     * Whether a start is due: it was not tried yet, or something was missing, or what was there went away again. A bundle
     * that somebody stopped stays stopped.
     */
    boolean needsStart() {
        return toStart || startedAt > 0 && bundle.getState() == Bundle.INSTALLED && !failed;
    }

    void markStarted(long now) {
        toStart = false;
        failed = false;
        problem = null;
        startedAt = now;
    }

    /** It will be tried again when something has changed. */
    void markWaiting(String what) {
        toStart = true;
        problem = what;
    }

    /** It won't be tried again before it is replaced. */
    void markFailed(String why) {
        toStart = false;
        failed = true;
        problem = why;
    }

    boolean hasFailed() {
        return failed;
    }

    /** Why it does not run; {@code null} if it should. */
    String problem() {
        return problem;
    }

    long startedAt() {
        return startedAt;
    }

    boolean isFragment() {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    boolean isActive() {
        return bundle.getState() == (isFragment() ? Bundle.RESOLVED : Bundle.ACTIVE);
    }
}
