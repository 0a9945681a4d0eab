package io.languard.rest.jaxrs;

import jakarta.servlet.ServletException;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;
import org.glassfish.jersey.servlet.async.AsyncContextDelegateProviderImpl;
import org.glassfish.jersey.servlet.spi.AsyncContextDelegateProvider;

/** The configuration of Jersey's servlet that the applications of the platform and of adapters share. */
public final class JaxRsConfig {

    /**
     * Wrongly warns about every resource that is registered as an instance. Held in a field because loggers are
     * garbage-collected.
     */
    private static final Logger NOISE = Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

    static {
        NOISE.setLevel(Level.SEVERE);
        // Jersey's API would look up its implementation through the thread's context class loader, which does not find
        // it in OSGi.
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
    }

    private JaxRsConfig() {}

    /**
     * Returns a configuration with these resources, mappers, filters and features only; nothing is discovered
     * automatically.
     *
     * @param root the template of the path that resource paths are relative to
     */
    public static ResourceConfig create(String root, Iterable<Object> parts) {
        ResourceConfig config = new ResourceConfig();
        config.property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        config.property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        config.property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
        config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        // EnvelopeWriter sets the length; Jersey would allocate its whole buffer for each response.
        config.property(CommonProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);
        config.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        // Found through META-INF/services otherwise.
        config.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(new AsyncContextDelegateProviderImpl()).to(AsyncContextDelegateProvider.class);
            }
        });
        config.register(new RouteTemplateFilter(root));
        config.register(new OptionsFilter());
        parts.forEach(config::register);
        return config;
    }

    /** A start of Jersey's servlet. */
    @FunctionalInterface
    public interface Start {
        /** Starts the servlet. */
        void run() throws ServletException;
    }

    /** Starts a servlet. Jersey finds parts of itself through the thread's context class loader. */
    public static void start(Start start) throws ServletException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ApplicationHandler.class.getClassLoader());
        try {
            start.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
