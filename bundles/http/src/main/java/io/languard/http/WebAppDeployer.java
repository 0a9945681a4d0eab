package io.languard.http;

import org.eclipse.jetty.deploy.StandardDeployer;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A deployer that rejects web applications at reserved paths and hides the details of their errors from clients. */
final class WebAppDeployer extends StandardDeployer {

    private static final Logger LOG = LoggerFactory.getLogger(WebAppDeployer.class);

    WebAppDeployer(ContextHandlerCollection contexts) {
        super(contexts);
    }

    @Override
    public void deploy(ContextHandler app) {
        String path = app.getContextPath();
        if (RoutingHandler.isReserved(path)) {
            LOG.warn("The web application of {} is not served: the path is reserved for the platform", path);
            return;
        }
        if (app.getErrorHandler() instanceof ErrorHandler errors) {
            errors.setShowStacks(false);
            errors.setShowCauses(false);
            errors.setShowOrigin(false);
        }
        super.deploy(app);
        if (app instanceof WebAppContext web && web.getUnavailableException() != null) {
            Throwable cause = web.getUnavailableException();
            LOG.warn("The web application of {} failed to start: {}", path, cause.getMessage(), cause);
            super.undeploy(app);
            return;
        }
        LOG.info("A web application is served at {}", path);
    }

    @Override
    public void undeploy(ContextHandler app) {
        if (getContexts().getHandlers().contains(app)) {
            super.undeploy(app);
            LOG.info("The web application of {} was removed", app.getContextPath());
        }
    }
}
