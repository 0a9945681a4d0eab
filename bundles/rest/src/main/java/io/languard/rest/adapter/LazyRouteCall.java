package io.languard.rest.adapter;

import io.languard.api.route.RouteContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The context of one request to a resource of an adapter, created on first use and closed with the request. */
final class LazyRouteCall implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LazyRouteCall.class);

    private final Supplier<RouteContext> maker;
    private @Nullable RouteContext call;
    private boolean over;

    LazyRouteCall(Supplier<RouteContext> maker) {
        this.maker = maker;
    }

    synchronized RouteContext get() {
        if (over) {
            throw new IllegalStateException("The request is over");
        }
        if (call == null) {
            call = maker.get();
        }
        return call;
    }

    @Override
    public synchronized void close() {
        over = true;
        if (call instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.warn("Could not close the context of an adapter's request", e);
            }
        }
    }
}
