package io.languard.http;

import java.io.File;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.resource.URLResourceFactory;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A handler for the web applications in bundles. They run in a separate Jetty server without a connector, which
 * isolates the server of the API from their requirements; {@link RoutingHandler} passes their requests to it. Jetty's
 * own OSGi bundles find that server as a service, start it, and from then on deploy every bundle that is a web
 * application.
 */
final class WebAppHandler implements Request.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(WebAppHandler.class);
    private static final String NAME = "managedServerName";
    private static final String NAME_OF_DEFAULT = "defaultJettyServer";
    private static final long STOP_MILLIS = 500;

    private final ContextHandlerCollection contexts = new ContextHandlerCollection();
    private final Server server;
    private @Nullable ServiceRegistration<Server> registration;

    /**
     * Creates the server without deploying anything.
     *
     * @param threads the thread pool for the background work of the applications
     * @param unpacked the existing directory that applications are unpacked into
     */
    WebAppHandler(ThreadPool threads, File unpacked) {
        server = new Server(threads);
        server.setTempDirectory(unpacked);
        server.setStopTimeout(STOP_MILLIS);
        server.setHandler(contexts);
        server.addBean(new WebAppDeployer(contexts));
        server.setAttribute(NAME, NAME_OF_DEFAULT);
        // Jetty loads the classes that turn a bundle into an application through this class loader, and makes it the
        // parent
        // of those of applications.
        server.setAttribute("org.eclipse.jetty.osgi.server.classLoader", new WebAppParentLoader());
    }

    /** Deploys the installed applications; applications installed later are deployed automatically. */
    void start(BundleContext context) {
        // Jetty's defaults for every application are a file inside a bundle, which only URLs of the framework can
        // address.
        ResourceFactory.registerResourceFactory("bundle", new URLResourceFactory());
        // The deployer must be registered before the server starts, so the deployer starts the server.
        registration = context.registerService(
                Server.class, server, FrameworkUtil.asDictionary(Map.of(NAME, NAME_OF_DEFAULT)));
        if (!server.isStarted()) {
            LOG.warn("Web applications are not served: no deployer is registered");
        }
    }

    /** Passes the request to the application that serves it; returns {@code false} if there is none. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return server.isStarted() && contexts.handle(request, response, callback);
    }

    /** Stops all applications. */
    void stop() throws Exception {
        if (registration != null) {
            registration.unregister();
        }
        server.stop();
    }
}
