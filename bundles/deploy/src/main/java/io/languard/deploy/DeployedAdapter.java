package io.languard.deploy;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;

/** A bundle installed from the drop folder, and its file. Confined to one thread. */
final class DeployedAdapter {

    private final Bundle bundle;
    private String fileName;
    private BundleIdentity identity;
    private boolean startPending = true;
    private @Nullable String problem;
    private boolean failed;
    private long startedAt;

    DeployedAdapter(Bundle bundle, String fileName, BundleIdentity identity) {
        this.bundle = bundle;
        this.fileName = fileName;
        this.identity = identity;
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

    /** Records that the file was renamed. */
    void rename(String newFileName) {
        fileName = newFileName;
    }

    /** Records that the bundle was updated to the content of this file. */
    void replaceContent(String newFileName, BundleIdentity newContent) {
        fileName = newFileName;
        identity = newContent;
        startPending = true;
        failed = false;
        problem = null;
    }

    /**
     * Returns whether the adapter should be started: it was not tried yet, a requirement was missing, or a provider
     * was removed after its start. A bundle that was stopped manually stays stopped.
     */
    boolean needsStart() {
        return startPending || startedAt > 0 && bundle.getState() == Bundle.INSTALLED && !failed;
    }

    void markStarted(long now) {
        startPending = false;
        failed = false;
        problem = null;
        startedAt = now;
    }

    /** Records that the start is retried when something changes. */
    void markWaiting(String reason) {
        startPending = true;
        problem = reason;
    }

    /** Records that the start is not retried until the bundle is updated. */
    void markFailed(String reason) {
        startPending = false;
        failed = true;
        problem = reason;
    }

    boolean hasFailed() {
        return failed;
    }

    /** Returns why the adapter does not run; {@code null} if it runs or is about to be started. */
    @Nullable
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
