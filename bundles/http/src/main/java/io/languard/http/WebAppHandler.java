package io.languard.http;

import java.io.File;
import java.util.Map;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.resource.URLResourceFactory;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web applications that bundles bring. They live in a server of their own that listens nowhere: what they need never
 * touches the one that serves the API, and {@link RoutingHandler} hands them their requests. Jetty's own OSGi bundles find that
 * server as a service, start it, and from then on deploy every bundle that is a web application for as long as it runs.
 */
final class WebAppHandler implements Request.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(WebAppHandler.class);
    private static final String NAME = "managedServerName";
    private static final String NAME_OF_DEFAULT = "defaultJettyServer";
    private static final long STOP_MILLIS = 500;

    private final ContextHandlerCollection contexts = new ContextHandlerCollection();
    private final Server server;
    private ServiceRegistration<Server> registration;

    /**
     * Makes the server; nothing is deployed yet.
     *
     * @param threads run the applications' own background work
     * @param unpacked existing folder that applications are unpacked into
     */
    WebAppHandler(ThreadPool threads, File unpacked) {
        server = new Server(threads);
        server.setTempDirectory(unpacked);
        server.setStopTimeout(STOP_MILLIS);
        server.setHandler(contexts);
        server.addBean(new WebAppDeployer(contexts));
        server.setAttribute(NAME, NAME_OF_DEFAULT);
        // The parts that make an application of a bundle are looked for through this loader.
        server.setAttribute("org.eclipse.jetty.osgi.server.classLoader", WebAppContext.class.getClassLoader());
    }

    /** Deploys the applications that are there; later ones follow by themselves. */
    void start(BundleContext context) {
        // Jetty's defaults for every application are a file inside a bundle, which only the framework's URLs reach.
        ResourceFactory.registerResourceFactory("bundle", new URLResourceFactory());
        // Whoever deploys must be there before the start, so it is he who starts it.
        registration = context.registerService(
                Server.class, server, FrameworkUtil.asDictionary(Map.of(NAME, NAME_OF_DEFAULT)));
        if (!server.isStarted()) {
            LOG.warn("Web applications are not served: nothing is there that deploys them");
        }
    }

    /** Hands the request to the application that it is for; {@code false} if there is none. */
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
