package io.languard.deploy;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.FrameworkWiring;

/** Starts adapters, and lets the framework forget what went. Used by one thread. */
final class AdapterStarter {

    private static final int REFRESH_SECONDS = 10;

    private final FrameworkWiring wiring;
    private final RequirementExplainer missing;

    AdapterStarter(BundleContext context) {
        this.wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        this.missing = new RequirementExplainer(context);
    }

    /** Lets go of the classes of bundles that were updated or removed; only those that use them are restarted. */
    void refresh() throws InterruptedException {
        Collection<Bundle> pending = wiring.getRemovalPendingBundles();
        if (pending.isEmpty()) {
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        FrameworkListener listener = event -> done.countDown();
        wiring.refreshBundles(List.copyOf(pending), listener);
        done.await(REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Starts what is due. Not persistently: at its next start the framework leaves adapters alone until they have been
     * compared with their files, so nothing that was removed meanwhile runs for a moment.
     */
    void start(Collection<DeployedAdapter> deployedAdapters, long now) {
        for (DeployedAdapter deployedAdapter : deployedAdapters) {
            if (deployedAdapter.isFragment()) {
                attach(deployedAdapter, now);
            } else if (deployedAdapter.bundle().getState() == Bundle.ACTIVE) {
                if (deployedAdapter.startedAt() == 0 || deployedAdapter.problem() != null) {
                    deployedAdapter.markStarted(now);
                }
            } else if (deployedAdapter.needsStart()) {
                start(deployedAdapter, now);
            }
        }
    }

    private void start(DeployedAdapter deployedAdapter, long now) {
        try {
            TimeoutGuard.run(deployedAdapter.bundle().getSymbolicName(), TimeoutGuard.TIMEOUT, () -> deployedAdapter
                    .bundle()
                    .start(Bundle.START_TRANSIENT));
            deployedAdapter.markStarted(now);
        } catch (BundleException e) {
            switch (e.getType()) {
                case BundleException.RESOLVE_ERROR -> deployedAdapter.markWaiting(
                        missing.explain(deployedAdapter.bundle()).orElseGet(() -> ErrorMessages.firstLine(e)));
                case BundleException.START_TRANSIENT_ERROR -> deployedAdapter.markWaiting(
                        "it starts when the platform has come up far enough");
                default -> deployedAdapter.markFailed("it can't be started: " + ErrorMessages.rootCause(e));
            }
        } catch (RuntimeException | LinkageError e) {
            deployedAdapter.markFailed("it can't be started: " + ErrorMessages.rootCause(e));
        }
    }

    /** A fragment runs inside its host, so all it can be is attached. */
    private void attach(DeployedAdapter deployedAdapter, long now) {
        if (deployedAdapter.isActive()) {
            deployedAdapter.markStarted(now);
        } else if (wiring.resolveBundles(List.of(deployedAdapter.bundle()))) {
            deployedAdapter.markStarted(now);
        } else {
            deployedAdapter.markWaiting(missing.explain(deployedAdapter.bundle())
                    .orElse("its host runs already and takes it up when it is installed anew"));
        }
    }
}
