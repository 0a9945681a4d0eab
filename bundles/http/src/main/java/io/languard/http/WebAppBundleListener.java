package io.languard.http;

import java.util.Dictionary;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener that waits for the first bundle that is a web application, so that support for web applications costs
 * nothing until then.
 */
final class WebAppBundleListener implements BundleListener {

    private static final Logger LOG = LoggerFactory.getLogger(WebAppBundleListener.class);
    private static final String CONTEXT_PATH = "Web-ContextPath";
    private static final String ENVIRONMENT = "Jetty-Environment";
    private static final String SUPPORTED = "ee11";

    private final BundleContext context;
    private final Runnable first;
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();
    private volatile boolean found;

    /**
     * Creates a listener.
     *
     * @param first called once, on the thread that found the bundle; must return immediately
     */
    WebAppBundleListener(BundleContext context, Runnable first) {
        this.context = context;
        this.first = first;
    }

    void start() {
        context.addBundleListener(this);
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() == Bundle.ACTIVE) {
                look(bundle);
            }
        }
    }

    void stop() {
        context.removeBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STARTED) {
            look(event.getBundle());
        } else if (event.getType() == BundleEvent.STOPPED) {
            refused.remove(event.getBundle().getBundleId());
        }
    }

    private void look(Bundle bundle) {
        Dictionary<String, String> headers = bundle.getHeaders("");
        if (headers.get(CONTEXT_PATH) == null) {
            return;
        }
        if (!SUPPORTED.equalsIgnoreCase(headers.get(ENVIRONMENT))) {
            if (refused.add(bundle.getBundleId())) {
                LOG.warn(
                        "The web application {} is not served: its manifest lacks \"{}: {}\"",
                        bundle.getSymbolicName(),
                        ENVIRONMENT,
                        SUPPORTED);
            }
            return;
        }
        notifyOnce();
    }

    private synchronized void notifyOnce() {
        if (!found) {
            found = true;
            first.run();
        }
    }
}
