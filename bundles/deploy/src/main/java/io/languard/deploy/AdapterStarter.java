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

/** Starts adapters and refreshes the framework's wiring. Confined to one thread. */
final class AdapterStarter {

    private static final int REFRESH_SECONDS = 10;

    private final FrameworkWiring wiring;
    private final RequirementExplainer requirementExplainer;

    AdapterStarter(BundleContext context) {
        this.wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        this.requirementExplainer = new RequirementExplainer(context);
    }

    /**
     * Releases the classes of updated and removed bundles, which restarts only the bundles wired to them. Waits for
     * up to 10 seconds.
     */
    void refresh() throws InterruptedException {
        Collection<Bundle> pending = wiring.getRemovalPendingBundles();
        if (pending.isEmpty()) {
            return;
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        FrameworkListener listener = event -> refreshed.countDown();
        wiring.refreshBundles(List.copyOf(pending), listener);
        refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Starts the adapters that need it. They are started transiently: at its next start the framework does not start
     * adapters until they have been compared with their files, so that an adapter removed in the meantime never runs.
     */
    void start(Collection<DeployedAdapter> adapters, long now) {
        for (DeployedAdapter adapter : adapters) {
            if (adapter.isFragment()) {
                attach(adapter, now);
            } else if (adapter.bundle().getState() == Bundle.ACTIVE) {
                if (adapter.startedAt() == 0 || adapter.problem() != null) {
                    adapter.markStarted(now);
                }
            } else if (adapter.needsStart()) {
                start(adapter, now);
            }
        }
    }

    private void start(DeployedAdapter adapter, long now) {
        try {
            TimeoutGuard.run(adapter.bundle().getSymbolicName(), TimeoutGuard.TIMEOUT, () -> adapter.bundle()
                    .start(Bundle.START_TRANSIENT));
            adapter.markStarted(now);
        } catch (BundleException e) {
            switch (e.getType()) {
                case BundleException.RESOLVE_ERROR ->
                    adapter.markWaiting(
                            requirementExplainer.explain(adapter.bundle()).orElseGet(() -> ErrorMessages.firstLine(e)));
                case BundleException.START_TRANSIENT_ERROR ->
                    adapter.markWaiting("Starts when the platform reaches the start level of the bundle");
                default -> adapter.markFailed("Could not be started: " + ErrorMessages.rootCause(e));
            }
        } catch (RuntimeException | LinkageError e) {
            adapter.markFailed("Could not be started: " + ErrorMessages.rootCause(e));
        }
    }

    /** Resolves a fragment, which attaches it to its host; fragments cannot be started. */
    private void attach(DeployedAdapter adapter, long now) {
        if (adapter.isActive()) {
            adapter.markStarted(now);
        } else if (wiring.resolveBundles(List.of(adapter.bundle()))) {
            adapter.markStarted(now);
        } else {
            adapter.markWaiting(requirementExplainer
                    .explain(adapter.bundle())
                    .orElse("Its host is already running and attaches it when reinstalled"));
        }
    }
}
