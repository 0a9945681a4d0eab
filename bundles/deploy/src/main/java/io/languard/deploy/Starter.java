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
final class Starter {

    private static final int REFRESH_SECONDS = 10;

    private final FrameworkWiring wiring;
    private final MissingRequirements missing;

    Starter(BundleContext context) {
        this.wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        this.missing = new MissingRequirements(context);
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
    void start(Collection<Adapter> adapters, long now) {
        for (Adapter adapter : adapters) {
            if (adapter.fragment()) {
                attach(adapter, now);
            } else if (adapter.bundle().getState() == Bundle.ACTIVE) {
                if (adapter.startedAt() == 0 || adapter.problem() != null) {
                    adapter.started(now);
                }
            } else if (adapter.toStart()) {
                start(adapter, now);
            }
        }
    }

    private void start(Adapter adapter, long now) {
        try {
            Patience.with(adapter.bundle().getSymbolicName(), Patience.LIMIT, () -> adapter.bundle()
                    .start(Bundle.START_TRANSIENT));
            adapter.started(now);
        } catch (BundleException e) {
            switch (e.getType()) {
                case BundleException.RESOLVE_ERROR -> adapter.waitsFor(
                        missing.of(adapter.bundle()).orElseGet(() -> Problems.firstLine(e)));
                case BundleException.START_TRANSIENT_ERROR -> adapter.waitsFor(
                        "it starts when the platform has come up far enough");
                default -> adapter.failed("it can't be started: " + Problems.rootCause(e));
            }
        } catch (RuntimeException | LinkageError e) {
            adapter.failed("it can't be started: " + Problems.rootCause(e));
        }
    }

    /** A fragment runs inside its host, so all it can be is attached. */
    private void attach(Adapter adapter, long now) {
        if (adapter.live()) {
            adapter.started(now);
        } else if (wiring.resolveBundles(List.of(adapter.bundle()))) {
            adapter.started(now);
        } else {
            adapter.waitsFor(missing.of(adapter.bundle())
                    .orElse("its host runs already and takes it up when it is installed anew"));
        }
    }
}
